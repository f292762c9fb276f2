/// How a program makes bit streams and reconstructions: argument lists, run without a shell.
///
/// The placeholders `{original}`, `{bitstream}`, `{reconstruction}`, `{point}`, `{width}` and
/// `{height}` may stand anywhere in an argument, any number of times. Other braces are literal,
/// except that a lone name in braces (`{orginal}`) is refused as a misspelling.
public struct EncoderRecipe: Sendable, Hashable {
  /// Names of the operating points, as written.
  public var points: [String]
  /// Makes `{bitstream}` from `{original}`.
  public var encode: [String]
  /// Makes `{reconstruction}` from `{bitstream}`.
  public var decode: [String]
  /// Extension of the bit streams, without the dot. Default `bin`.
  public var fileExtension: String
  /// Seconds that one run of a program may take, or nil for no limit.
  public var timeLimit: Double?

  public init(
    points: [String], encode: [String], decode: [String], fileExtension: String,
    timeLimit: Double?
  ) {
    self.points = points
    self.encode = encode
    self.decode = decode
    self.fileExtension = fileExtension
    self.timeLimit = timeLimit
  }

  static let placeholders = [
    "original", "bitstream", "reconstruction", "point", "width", "height",
  ]

  /// Fills the placeholders of an argument list in one pass: text that is put in is not read again.
  public static func expand(_ arguments: [String], _ values: [String: String]) -> [String] {
    arguments.map { argument in
      var result = ""
      for piece in pieces(of: argument) {
        if let name = piece.placeholder, let value = values[name] {
          result += value
        } else {
          result += piece.text
        }
      }
      return result
    }
  }

  /// Placeholder names that occur in an argument list, known or not.
  static func placeholders(in arguments: [String]) -> [String] {
    arguments.flatMap { pieces(of: $0).compactMap(\.placeholder) }
  }

  private struct Piece {
    var text: Substring
    var placeholder: String?
  }

  private static func pieces(of argument: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = argument[...]
    while let open = rest.firstIndex(of: "{") {
      let name = rest[rest.index(after: open)...].prefix { $0.isASCII && $0.isLetter }
      let close = name.endIndex
      guard !name.isEmpty, close < rest.endIndex, rest[close] == "}" else {
        pieces.append(Piece(text: rest[..<close]))
        rest = rest[close...]
        continue
      }
      let after = rest.index(after: close)
      pieces.append(Piece(text: rest[..<open]))
      pieces.append(Piece(text: rest[open..<after], placeholder: String(name)))
      rest = rest[after...]
    }
    return pieces + [Piece(text: rest)]
  }
}
