import Imaging
import Results

/// Images that programs of external metrics may see otherwise than this program does: they get the
/// files as they are, and may honour colour chunks that only one of a pair has.
enum ColourNotes {
  /// A sentence for each codec.
  static func notes(of candidates: [Candidate], external: [ExternalRecipe]) -> [String] {
    if external.isEmpty { return [] }
    var ofOriginals: [String: [String]] = [:]
    var order: [CodecKey] = []
    var found: [CodecKey: (words: String, count: Int)] = [:]
    for candidate in candidates {
      let path = candidate.original.path
      let own = ofOriginals[path] ?? ColourChunks.names(in: path)
      ofOriginals[path] = own
      let others = ColourChunks.names(in: candidate.path)
      guard own != others else { continue }
      if let first = found[candidate.key] {
        found[candidate.key] = (first.words, first.count + 1)
        continue
      }
      order.append(candidate.key)
      found[candidate.key] = (
        "\(candidate.path) has \(list(others)) where its original \(path) has \(list(own))", 1
      )
    }
    let names = external.map(\.name).joined(separator: ", ")
    return order.compactMap { key in
      found[key].map { words, count in
        "\(key): \(words)" + (count > 1 ? " (and \(count - 1) more pairs of this kind)" : "")
          + "; \(names) gets the files as they are and may convert only one of them, all other metrics "
          + "compare stored samples"
      }
    }
  }

  private static func list(_ names: [String]) -> String {
    names.isEmpty ? "no colour chunks" : names.joined(separator: ", ")
  }
}
