/// A codec that the program knows how to run: `encoder: jpeg` in a study file.
///
/// All rates are the sizes of the files that the encoder wrote. All encoders run on one thread,
/// without writing their name or settings into the file where they can do without.
public struct BuiltInRecipe: Sendable {
  /// Its name in a study.
  public let name: String
  /// Codec and encoder, for people.
  public let about: String
  /// Objectives that the encoder can be tuned for, each with the arguments that do it.
  public let tunings: [(objective: String, arguments: [String])]
  /// Name of the quality parameter.
  public let parameter: String
  public let quality: EncoderQualities
  /// Points where a study names none: from the coarsest to the finest, about 0.1 to 2 bpp on
  /// photographs.
  public let ladder: [String]
  public let pictures: PictureExchange
  public let fileExtension: String
  /// The smallest width and height that the encoder takes.
  let smallestSide: Int
  /// The encoder that `ffmpeg` must have been built with.
  var ffmpegEncoder: String?
  /// Whether the encoder refuses qualities that are no whole numbers.
  var isWhole = false
  /// Steps that encode with the arguments of a tuning.
  let encode: @Sendable (_ tuning: [String]) -> [[String]]
  let decode: [[String]]

  /// Seconds that one run of a program may take where a study does not say.
  public static let timeLimit = 600.0

  /// Every built-in recipe. A new one is a file beside this one and a line here.
  public static let all: [BuiltInRecipe] = [
    jpeg, jpeg2000, webp, jpegXL, hevc, av1, vvc,
  ]

  public var objectives: [String] { tunings.map(\.objective) }

  /// The recipe for an objective, with the default ladder; nil if the encoder has no tuning for it.
  public func recipe(objective: String) -> EncoderRecipe? {
    guard let tuning = tunings.first(where: { $0.objective == objective }) else { return nil }
    var recipe = EncoderRecipe(
      name: name, points: ladder, quality: quality, pictures: pictures,
      encode: encode(tuning.arguments), decode: decode, fileExtension: fileExtension,
      timeLimit: Self.timeLimit)
    recipe.smallestSide = smallestSide
    recipe.ffmpegEncoder = ffmpegEncoder
    return recipe
  }
}
