/// Where points and images stand in the paths of a drafted codec.
enum DraftLayout: Hashable {
  /// `{point}/{image}SUFFIX`
  case folders(suffix: String)
  /// `{image}SEPARATOR{point}SUFFIX`
  case names(separator: String, suffix: String)
  /// `{image}SUFFIX`: one folder of one point.
  case single(suffix: String)

  /// The reading of the names in a folder.
  struct Reading {
    var layout: DraftLayout
    /// Images of each point; of a folder that is a point itself under "".
    var images: [String: Set<String>]
  }

  private static let separators = "_-. "

  /// The reading of the names in a folder whose names start with those of images: `kodim01_q10`,
  /// `kodim01_rec`, `kodim01_q10-decoded`.
  ///
  /// - Returns: nil where no name begins with an image, or where they are made in several ways.
  static func find(_ group: DraftGroup, images: Set<String>) -> Reading? {
    let same = group.stems.intersection(images)
    if !same.isEmpty { return Reading(layout: .folders(suffix: ""), images: ["": same]) }
    let parts = group.stems.compactMap { split($0, images) }
    guard let first = parts.first, let separator = first.rest.first else { return nil }
    let rests = Set(parts.map(\.rest))
    let isPoint = FilePath.name(of: group.folder).contains(where: \.isNumber)
    if rests.count == 1, isPoint || !first.rest.contains(where: \.isNumber) {
      return Reading(
        layout: .folders(suffix: String(first.rest)), images: ["": Set(parts.map(\.image))])
    }
    let suffix = commonWord(rests)
    func point(_ rest: Substring) -> String { String(rest.dropFirst().dropLast(suffix.count)) }
    guard
      rests.allSatisfy({ $0.first == separator && point($0).contains(where: \.isNumber) })
    else { return nil }
    let images: [String: Set<String>] = Dictionary(parts.map { (point($0.rest), [$0.image]) }) {
      $0.union($1)
    }
    // Points that have no image in common are none: `kodim01_a7`, `kodim02_x3`.
    let found = Set(parts.map(\.image))
    guard found.count == 1 || images.values.contains(where: { $0.count > 1 }) else { return nil }
    return Reading(
      layout: .names(separator: String(separator), suffix: suffix), images: images)
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
