public import Results

extension Objective {
  /// A sentence for each objective of some codecs that none of the known metrics stands for: it may be
  /// misspelt, and the analysis leaves out what depends on it.
  public static func warnings(of keys: [CodecKey]) -> [String] {
    var told: Set<String> = []
    return keys.filter { !$0.isControl && !known.contains($0.objective) }
      .filter { told.insert($0.objective).inserted }.map { key in
        let codecs = keys.filter { $0.objective == key.objective }.map(\.codec)
        let hint =
          Spelling.nearest(to: key.objective, in: known).map { "did you mean \"\($0)\"?" }
          ?? "known objectives are \(known.joined(separator: ", "))."
        return
          "the objective \"\(key.objective)\" of \(codecs.joined(separator: ", ")) belongs to no "
          + "metric; \(hint) It is kept, but "
          + "verdicts.csv and signs.csv leave out the models that were optimised for it"
      }
  }
}
