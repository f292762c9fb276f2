public import Results

/// The scores that a study needs, by names alone: folders are listed, no image is read.
public struct StudyNames: Sendable {
  /// The images that count, in study order; nil where neither study nor originals name them.
  public var images: [String]?
  /// The codecs in study order.
  public var codecs: [CodecKey]
  /// The operating points of each codec, in natural order; none for a codec of which neither a
  /// image nor a model is there, as in a results folder that was taken elsewhere.
  public var points: [CodecKey: [String]]

  /// Which scores count under some definitions.
  public func counted(_ definitions: Set<String>) -> CountedScores {
    CountedScores(
      definitions: definitions, images: images.map(Set.init),
      points: Dictionary(
        codecs.map { key in (key, points[key].map(Set.init)) }, uniquingKeysWith: { $1 }))
  }
}

extension Study {
  /// - Parameter scored: images that have scores, to read patterns with.
  /// - Throws: `StudyError` if the `pairs` file cannot be read as a table.
  public func names(scored: Set<String>) throws -> StudyNames {
    if let pairs { return try PairsFile(study: self, path: pairs).names() }
    let originals = PathPattern(originals, folder: folder).files(known: []).files.map(\.image)
    let found = Set(originals).sorted(by: NaturalOrder.precedes)
    let images = images ?? (found.isEmpty ? nil : found)
    let wanted = images.map(Set.init) ?? scored
    var points: [CodecKey: [String]] = [:]
    for entry in codecs {
      let names: Set<String>
      switch entry.source {
      case .encoder(let recipe): names = Set(recipe.points)
      case .model(let recipe): names = Set(models(recipe).map(\.point))
      case .reconstructions(let text):
        let files = entry.files(
          PathPattern(text, folder: folder), known: scored.union(found).union(wanted))
        names = Set(files.files.filter { wanted.contains($0.image) }.map(\.point))
      }
      if !names.isEmpty { points[entry.key] = names.sorted(by: NaturalOrder.precedes) }
    }
    return StudyNames(images: images, codecs: codecs.map(\.key), points: points)
  }
}
