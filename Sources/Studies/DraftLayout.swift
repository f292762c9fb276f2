/// Where points and images stand in the paths of a drafted codec.
enum DraftLayout: Hashable {
  /// `{point}/{image}SUFFIX`
  case folders(suffix: String)
  /// `{image}SEPARATOR{point}SUFFIX`
  case names(separator: String, suffix: String)

  private static let separators = "_-. "

  /// What the names of a folder say, whose images are told by the starts of these names: `kodim01_q10`,
  /// `kodim01_rec`, `kodim01_q10-decoded`.
  ///
  /// - Returns: nil where no name begins with an image, or where they are made in several ways.
  static func find(
    _ group: DraftGroup, images: Set<String>
  ) -> (layout: DraftLayout, images: Set<String>, points: Set<String>)? {
    let parts = group.stems.compactMap { split($0, images) }
    guard let first = parts.first, let separator = first.rest.first else { return nil }
    let found = Set(parts.map(\.image))
    let rests = Set(parts.map(\.rest))
    let isPoint = FilePath.name(of: group.folder).contains(where: \.isNumber)
    if rests.count == 1, isPoint || !first.rest.contains(where: \.isNumber) {
      return (.folders(suffix: String(first.rest)), found, [])
    }
    let suffix = commonWord(rests)
    let points = rests.map { $0.dropFirst().dropLast(suffix.count) }
    guard rests.allSatisfy({ $0.first == separator }),
      points.allSatisfy({ $0.contains(where: \.isNumber) })
    else { return nil }
    return (
      .names(separator: String(separator), suffix: suffix), found, Set(points.map(String.init))
    )
  }

  /// The longest image that a name begins with, and the rest, which begins with a separator.
  private static func split(
    _ stem: String, _ images: Set<String>
  ) -> (image: String, rest: Substring)? {
    stem.indices.reversed().lazy.filter { separators.contains(stem[$0]) }
      .map { (image: String(stem[..<$0]), rest: stem[$0...]) }
      .first { images.contains($0.image) && $0.rest.count > 1 }
  }

  /// The word without a number behind the last separator that all have: `-decoded`.
  private static func commonWord(_ rests: Set<Substring>) -> String {
    let words = Set(
      rests.map { rest -> Substring in
        guard let cut = rest.dropFirst().lastIndex(where: separators.contains) else { return "" }
        return rest[cut...]
      })
    guard words.count == 1, let word = words.first, !word.contains(where: \.isNumber) else {
      return ""
    }
    return String(word)
  }
}
