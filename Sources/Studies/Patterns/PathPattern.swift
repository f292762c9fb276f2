/// A path with `{image}` and `{point}` in it; every other character stands for itself.
///
/// Neither placeholder crosses `/` or is empty, and one that occurs twice stands for the same text.
public struct PathPattern: Sendable, Hashable {
  enum Piece: Sendable, Hashable {
    case literal([UInt8])
    case image, point
  }

  /// Faults of a pattern.
  public enum Problem: Error, Sendable, Hashable, CustomStringConvertible {
    case noImage, noPoint, pointTwice, pointInOriginals, imageInModels, endsInSlash

    public var description: String {
      switch self {
      case .noImage: "has no {image}; write {image} in place of the image's name"
      case .noPoint:
        "has no {point}; write {point} in place of the operating point's name, "
          + "such as a folder for each, or give a codec of one point the key \"point\""
      case .pointTwice: "has {point} beside the key \"point\"; remove one of the two"
      case .pointInOriginals: "has {point}, but an original has no operating point"
      case .imageInModels: "has {image}, but a model is for all images of a point"
      case .endsInSlash: "ends in \"/\"; it must name files"
      }
    }
  }

  /// The pattern as written.
  public let text: String
  /// Folder that the pattern starts from, `/` for an absolute one.
  let base: String
  let components: [[Piece]]

  /// - Parameter folder: where a relative pattern starts; braces in it mean nothing.
  public init(_ text: String, folder: String) {
    self.text = text
    base = text.hasPrefix("/") ? "/" : folder
    components = text.split(separator: "/").map { Self.pieces(of: Array($0.utf8)[...]) }
  }

  private static func pieces(of component: ArraySlice<UInt8>) -> [Piece] {
    var pieces: [Piece] = []
    var literal: [UInt8] = []
    var rest = component
    while let byte = rest.first {
      if let (piece, length) = placeholder(at: rest) {
        if !literal.isEmpty { pieces.append(.literal(literal)) }
        literal = []
        pieces.append(piece)
        rest = rest.dropFirst(length)
      } else {
        literal.append(byte)
        rest = rest.dropFirst()
      }
    }
    if !literal.isEmpty { pieces.append(.literal(literal)) }
    return pieces
  }

  private static func placeholder(at rest: ArraySlice<UInt8>) -> (Piece, Int)? {
    if rest.starts(with: "{image}".utf8) { return (.image, 7) }
    if rest.starts(with: "{point}".utf8) { return (.point, 7) }
    return nil
  }

  var holdsImage: Bool { components.joined().contains(.image) }
  var holdsPoint: Bool { components.joined().contains(.point) }

  /// Checks a pattern of originals: `{image}`, no `{point}`.
  func checkOriginals() throws(Problem) {
    if text.hasSuffix("/") { throw .endsInSlash }
    if holdsPoint { throw .pointInOriginals }
    if !holdsImage { throw .noImage }
  }

  /// Checks a pattern of reconstructions or bit streams: both placeholders, but no `{point}` where
  /// there is only one.
  func checkPoints(isOnlyOne: Bool = false) throws(Problem) {
    if text.hasSuffix("/") { throw .endsInSlash }
    if !holdsImage { throw .noImage }
    if isOnlyOne && holdsPoint { throw .pointTwice }
    if !isOnlyOne && !holdsPoint { throw .noPoint }
  }

  /// Checks a pattern of models: no `{image}`. Without `{point}` it is one model of variable rate.
  func checkModels() throws(Problem) {
    if text.hasSuffix("/") { throw .endsInSlash }
    if holdsImage { throw .imageInModels }
  }

  /// The path for an image and a point.
  public func path(image: String, point: String) -> String {
    let names = components.map { pieces in
      pieces.map { piece in
        switch piece {
        case .literal(let bytes): String(decoding: bytes, as: UTF8.self)
        case .image: image
        case .point: point
        }
      }.joined()
    }
    return FilePath.join(base, names.joined(separator: "/"))
  }
}
