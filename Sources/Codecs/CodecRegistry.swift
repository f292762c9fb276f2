/// Every codec of the program. A new codec is one folder beside this file and one line here.
public enum CodecRegistry {
  public static let all: [CodecEntry] = [
    CodecEntry("bmshj2018-factorized", 1, BMSHJ2018Factorized.self),
    CodecEntry("bmshj2018-hyperprior", 2, BMSHJ2018Hyperprior.self),
    CodecEntry("mbt2018-mean", 3, MBT2018Mean.self),
    CodecEntry("mbt2018", 4, MBT2018.self),
    CodecEntry("cheng2020-anchor", 5, Cheng2020Anchor.self),
    CodecEntry("cheng2020-attn", 6, Cheng2020Attention.self),
    CodecEntry("bmshj2018-hyperprior-vbr", 9, BMSHJ2018HyperpriorVBR.self),
    CodecEntry("hu2021", 7, CoarseToFine.self),
    CodecEntry("lee2019", 8, ContextAdaptive.self),
    CodecEntry("msp-baseline", 20, MultiScaleProgressive<BaselineProfile>.self),
    CodecEntry("msp-normal", 21, MultiScaleProgressive<NormalProfile>.self),
    CodecEntry("msp-extra", 22, MultiScaleProgressive<ExtraProfile>.self),
  ]

  public static var names: [String] { all.map(\.name) }

  /// - Throws: `CodecError.unknownCodec` with the known names.
  public static func entry(_ name: String) throws(CodecError) -> CodecEntry {
    guard let entry = all.first(where: { $0.name == name }) else {
      throw .unknownCodec(name, known: names)
    }
    return entry
  }
}
