import Foundation
public import Results

/// One run of an encoder recipe: one image at one operating point.
public struct EncodingTask: Sendable, Hashable {
  public var key: CodecKey
  public var point: String
  public var image: String
  public var original: String
  public var width: Int
  public var height: Int
  /// Files that the run makes, below the output folder.
  public var bitstream: String
  public var reconstruction: String
  /// Argument lists, program first, with every placeholder filled. File names in them are absolute,
  /// so that they hold in any working folder: in `Study.folder`, other relative paths of the recipe
  /// are relative to the study file, as all its paths are.
  public var encode: [String]
  public var decode: [String]
  /// Seconds that each of the two runs may take, or nil for no limit.
  public var timeLimit: Double?
}

/// Where the files of an encoder stand: `OUT/reconstructions/CODEC/OBJECTIVE/POINT/IMAGE.png`, bit
/// streams beside them. Names are percent-escaped where file systems refuse them.
public struct EncodedFiles: Sendable {
  private let base: String
  private let fileExtension: String

  public init(folder: String, key: CodecKey, recipe: EncoderRecipe) {
    let names = [key.codec, key.objective].map(FilePath.component)
    base = FilePath.join(folder, (["reconstructions"] + names).joined(separator: "/"))
    fileExtension = recipe.fileExtension
  }

  public func reconstruction(point: String, image: String) -> String {
    file(point, image) + ".png"
  }

  public func bitstream(point: String, image: String) -> String {
    file(point, image) + "." + fileExtension
  }

  private func file(_ point: String, _ image: String) -> String {
    "\(base)/\(FilePath.component(point))/\(FilePath.component(image))"
  }
}

extension Study {
  /// Every run of the study's encoders, made or not: codecs, points and images as the study has them.
  ///
  /// - Parameter originals: from `findOriginals()`; images with a fault have no task.
  public func encodings(originals: FoundOriginals, outputFolder: String) -> [EncodingTask] {
    codecs.flatMap { entry -> [EncodingTask] in
      guard case .encoder(let recipe) = entry.source else { return [] }
      let files = EncodedFiles(folder: outputFolder, key: entry.key, recipe: recipe)
      return recipe.points.flatMap { point in
        originals.images.compactMap { originals.byImage[$0] }.map { original in
          Self.task(entry.key, recipe, files, point, original)
        }
      }
    }
  }

  private static func task(
    _ key: CodecKey, _ recipe: EncoderRecipe, _ files: EncodedFiles, _ point: String,
    _ original: Original
  ) -> EncodingTask {
    let bitstream = files.bitstream(point: point, image: original.image)
    let reconstruction = files.reconstruction(point: point, image: original.image)
    let values = [
      "original": absolute(original.path), "bitstream": absolute(bitstream),
      "reconstruction": absolute(reconstruction), "point": point,
      "width": "\(original.width)", "height": "\(original.height)",
    ]
    return EncodingTask(
      key: key, point: point, image: original.image, original: original.path,
      width: original.width, height: original.height, bitstream: bitstream,
      reconstruction: reconstruction, encode: EncoderRecipe.expand(recipe.encode, values),
      decode: EncoderRecipe.expand(recipe.decode, values), timeLimit: recipe.timeLimit)
  }

  private static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
  }
}
