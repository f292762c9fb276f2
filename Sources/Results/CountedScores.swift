import Foundation

/// Which rows of `scores.csv` count: those of the images, codecs and points that a study asks for,
/// under its current definitions. The file keeps others too, so that they need not be computed
/// again when they are wanted.
///
/// The one rule for all that read scores. Steps that have the study make it from that; others read
/// it from `counted.csv` of the results folder, where `score`, `merge` and `analyze` leave it.
public struct CountedScores: Sendable, Hashable {
  /// Fingerprints, those of reference distortions included.
  public var definitions: Set<String>
  /// Nil where neither study nor originals name them.
  public var images: Set<String>?
  /// Codecs by their points; nil for a codec of which all points count.
  public var points: [CodecKey: Set<String>?]

  public init(
    definitions: Set<String>, images: Set<String>?, points: [CodecKey: Set<String>?]
  ) {
    self.definitions = definitions
    self.images = images
    self.points = points
  }

  public func counts(_ row: ScoreRow) -> Bool {
    counts(
      CodecKey(codec: row.codec, objective: row.objective), point: row.point, image: row.image,
      definition: row.definition)
  }

  public func counts(
    _ key: CodecKey, point: String, image: String, definition: String
  ) -> Bool {
    guard definitions.contains(definition), images?.contains(image) != false else { return false }
    if key.isControl { return true }
    guard let known = points[key] else { return false }
    return known?.contains(point) != false
  }
}

// MARK: counted.csv

extension CountedScores {
  public static let file = "counted.csv"

  /// Reads a folder's rule, nil where it has none; an empty path is the current folder.
  public static func read(folder: String) throws -> CountedScores? {
    let path = (folder.isEmpty ? "." : folder) + "/" + file
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let rows = try CountedRow.rows(ofFile: path)
    func names(_ kind: CountedRow.Kind) -> [String] {
      rows.filter { $0.kind == kind }.map(\.name)
    }
    var points: [CodecKey: Set<String>?] = [:]
    for row in rows {
      switch row.kind {
      case .codec: points.updateValue(nil, forKey: row.key)
      case .point:
        points.updateValue(
          (points[row.key].flatMap { $0 } ?? []).union([row.name]), forKey: row.key)
      case .definition, .image: break
      }
    }
    let images = names(.image)
    return CountedScores(
      definitions: Set(names(.definition)), images: images.isEmpty ? nil : Set(images),
      points: points)
  }

  public func write(folder: String) throws {
    let codecs = points.sorted { "\($0.key)" < "\($1.key)" }.flatMap { key, points in
      points.map { $0.sorted().map { CountedRow(kind: .point, key: key, name: $0) } }
        ?? [CountedRow(kind: .codec, key: key)]
    }
    try CountedRow.write(
      definitions.sorted().map { CountedRow(kind: .definition, name: $0) }
        + (images ?? []).sorted().map { CountedRow(kind: .image, name: $0) } + codecs,
      toFile: folder + "/" + Self.file)
  }
}

/// One thing whose scores count: a row of `counted.csv`.
public struct CountedRow: CSVRow, Hashable {
  public enum Kind: String, ColumnWord, Sendable, Hashable {
    case definition, image
    /// A codec all points of which count.
    case codec
    case point
  }

  public static let schema: Columns<CountedRow> = [
    .value("kind", \.kind, "definition, image, codec (all of its points count) or point."),
    .key(\.key),
    .name("name", \.name, "A fingerprint, an image or a point; empty for a codec."),
  ]

  var kind = Kind.definition
  var key = CodecKey.none
  /// A fingerprint, an image or a point; empty for a codec.
  var name = ""

  public init() {}

  init(kind: Kind, key: CodecKey = .none, name: String = "") {
    self.kind = kind
    self.key = key
    self.name = name
  }
}
