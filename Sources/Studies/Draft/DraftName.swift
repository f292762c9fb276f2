import Results

/// The content of a folder name: an objective, a codec, an operating point.
enum DraftName {
  /// Words that say how a codec was made or what a folder is for, not which codec it is.
  private static let generic: Set<String> = [
    "optimized", "optimised", "trained", "tuned", "tune", "loss", "for", "models", "model",
    "reconstruction", "reconstructions", "reconstructed", "recon", "rec", "decoded", "output",
    "outputs", "out", "results", "images", "image", "png", "ppm", "data", "codecs", "kodak", "bpp",
    "rate", "rates", "bitstreams", "bitstream", "streams", "evaluation",
  ]
  /// Longer spellings first: `ms-ssim` holds `ssim`. A folder `L2` may be a level.
  private static let objectives: [(words: [String], objective: String)] = Objective.spellings
    .filter { $0.spelling != "l2" }.sorted { $0.spelling.count > $1.spelling.count }
    .map { ($0.spelling.split(separator: "-").map(String.init), $0.objective) }
  private static let pointWords: Set<String> = [
    "q", "qp", "quality", "lambda", "lmbda", "lam", "crf", "level", "rate", "point", "bpp", "l",
  ]

  static func tokens(_ name: String) -> [String] {
    name.split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// The objective in a name, or nil.
  static func objective(_ name: String) -> String? {
    let tokens = tokens(name).map { $0.lowercased() }
    return objectives.first { range(of: $0.words, in: tokens) != nil }?.objective
  }

  /// The rest of a name without objective and generic words, or nil if nothing is left.
  static func codec(_ name: String) -> String? {
    let pieces = tokens(name)
    let lowered = pieces.map { $0.lowercased() }
    var dropped = Set(lowered.indices.filter { generic.contains(lowered[$0]) })
    for (words, _) in objectives {
      if let range = range(of: words, in: lowered) {
        dropped.formUnion(range)
        break
      }
    }
    if dropped.isEmpty { return name.isEmpty || pieces.isEmpty ? nil : name }
    let kept = pieces.indices.filter { !dropped.contains($0) }.map { pieces[$0] }
    return kept.isEmpty ? nil : kept.joined(separator: "-")
  }

  /// Splits `jpeg_10` into `jpeg_` and `10`; nil where the name is a point as a whole (`10`,
  /// `q_10`).
  static func splitPoint(_ name: String) -> (prefix: String, point: String)? {
    guard let cut = name.lastIndex(where: { $0 == "_" || $0 == "-" || $0 == " " }) else {
      return nil
    }
    let prefix = name[...cut]
    let point = name[name.index(after: cut)...]
    guard point.contains(where: \.isNumber), !prefix.dropLast().isEmpty else { return nil }
    let words = tokens(String(prefix)).map { $0.lowercased() }
    if words.allSatisfy({ pointWords.contains($0) || Double($0) != nil }) { return nil }
    return (String(prefix), String(point))
  }

  private static let levels: Set<String> = [
    "low", "medium", "mid", "high", "lowest", "highest", "small", "large", "best", "worst",
  ]
  /// Codecs with a number in their names.
  private static let numbered: Set<String> = [
    "x264", "x265", "h264", "h265", "h266", "vp8", "vp9", "av1", "jp2", "jpeg2000", "jpeg2k",
    "mpeg2", "mpeg4", "webp2",
  ]

  /// Whether a folder of images is an operating point (`10`, `q10`, `0.25bpp`, `high`) and not a
  /// codec: folders beside each other are points where they differ in their numbers only.
  static func isPoint(_ name: String, among siblings: Set<String>) -> Bool {
    if levels.contains(name.lowercased()) { return true }
    guard name.contains(where: \.isNumber), !numbered.contains(name.lowercased()) else {
      return false
    }
    func letters(_ name: String) -> [String] {
      name.lowercased().split { !$0.isLetter }.map(String.init)
    }
    // A year belongs to a codec: mbt2018, lee2019.
    if name.contains(/[A-Za-z][-_]?(19|20)[0-9]{2}(?![0-9])/) { return false }
    let own = letters(name)
    if own.allSatisfy(pointWords.contains) { return true }
    return siblings.allSatisfy { letters($0) == own }
  }

  private static func range(of words: [String], in tokens: [String]) -> Range<Int>? {
    guard tokens.count >= words.count else { return nil }
    return (0...tokens.count - words.count).lazy.map { $0..<$0 + words.count }
      .first { Array(tokens[$0]) == words }
  }
}
