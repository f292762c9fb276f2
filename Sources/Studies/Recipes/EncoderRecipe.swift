/// How programs make bit streams and reconstructions: steps that are argument lists, run one after
/// the other without a shell.
///
/// The placeholders `{original}`, `{bitstream}`, `{reconstruction}`, `{point}`, `{width}`,
/// `{height}` and `{temporary}` (an empty folder for what passes from step to step) may stand
/// anywhere in an argument, any number of times. Other braces are literal, except that a lone name
/// in braces (`{orginal}`) is refused as a misspelling.
public struct EncoderRecipe: Sendable, Hashable {
  /// Name of the built-in recipe; nil for one that a study writes out.
  public var name: String?
  /// Names of the operating points. Without a target each is the quality that `{point}` stands for.
  public var points: [String]
  /// The targets of a search for qualities, where points are not qualities themselves.
  public var target: EncodingTarget?
  /// The values of the quality parameter; needed for a target.
  public var quality: EncoderQualities?
  /// How images are handed to the encoder and back from the decoder.
  public var pictures: PictureExchange
  /// The smallest width and height that the encoder takes, where that is known.
  public var smallestSide = 1
  /// The encoder that the program `ffmpeg` among its programs must have, or nil for any build of it.
  public var ffmpegEncoder: String?
  /// Steps that make `{bitstream}` from `{original}`.
  public var encode: [[String]]
  /// Steps that make `{reconstruction}` from `{bitstream}`.
  public var decode: [[String]]
  /// Extension of the bit streams, without the dot. Default `bin`.
  public var fileExtension: String
  /// Seconds that one run of a program may take, or nil for no limit.
  public var timeLimit: Double?

  public init(
    name: String? = nil, points: [String], target: EncodingTarget? = nil,
    quality: EncoderQualities? = nil, pictures: PictureExchange = .files, encode: [[String]],
    decode: [[String]], fileExtension: String, timeLimit: Double?
  ) {
    self.name = name
    self.points = points
    self.target = target
    self.quality = quality
    self.pictures = pictures
    self.encode = encode
    self.decode = decode
    self.fileExtension = fileExtension
    self.timeLimit = timeLimit
  }

  /// Names of all programs, in the order of their steps, each once.
  public var programs: [String] {
    (encode + decode).map { $0[0] }.reduce(into: []) { names, name in
      if !names.contains(name) { names.append(name) }
    }
  }

  static let placeholders = [
    "original", "bitstream", "reconstruction", "point", "width", "height", "temporary",
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
