/// Every codec of the program. A new family is one folder beside this file and one line here; a further
/// codec of a family is a file in its folder and a line in its family.
public enum CodecRegistry {
  package static let families: [any CodecFamily.Type] = [
    BMSHJ2018Family.self,
    MBT2018Family.self,
    Cheng2020Family.self,
    CoarseToFineFamily.self,
    ContextAdaptiveFamily.self,
    ProgressiveFamily.self,
  ]

  public static let all: [CodecEntry] = families.flatMap { $0.codecs }

  public static var names: [String] { all.map(\.name) }

  /// - Throws: `CodecError.unknownCodec` with the known names.
  public static func entry(_ name: String) throws(CodecError) -> CodecEntry {
    guard let entry = all.first(where: { $0.name == name }) else {
      throw .unknownCodec(name, known: names)
    }
    return entry
  }

  /// The family of a codec; nil for a name that none has.
  package static func family(of codec: String) -> (any CodecFamily.Type)? {
    families.first { $0.codecs.contains { $0.name == codec } }
  }
}
