public import Results

/// One use of an encoder recipe: one image at one operating point. The argument lists are the
/// recipe's; `EncoderRecipe.expand` fills them.
public struct EncodingTask: Sendable, Hashable {
  public var key: CodecKey
  public var point: String
  public var image: String
  public var original: String
  public var width: Int
  public var height: Int
  /// The target of a search for a quality; nil where the point is the quality.
  public var target: EncodingTarget.Value?
  /// Files that the run makes, below the output folder.
  public var bitstream: String
  public var reconstruction: String
  /// Seconds that each program may take, or nil for no limit.
  public var timeLimit: Double?

  /// The text beside the reconstruction that says what it was made from.
  public var record: String {
    EncodedFiles.record(of: reconstruction) ?? reconstruction + ".recipe.txt"
  }
}

/// Where the files of an encoder or a model stand:
/// `OUT/reconstructions/CODEC/OBJECTIVE/POINT/IMAGE.png`, bit streams beside them. Names are
/// percent-escaped where file systems refuse them.
public struct EncodedFiles: Sendable {
  private let base: String
  private let fileExtension: String

  public init(folder: String, key: CodecKey, fileExtension: String) {
    let names = [key.codec, key.objective].map(FilePath.component)
    base = FilePath.join(folder, (["reconstructions"] + names).joined(separator: "/"))
    self.fileExtension = fileExtension
  }

  public func reconstruction(point: String, image: String) -> String {
    file(point, image) + ".png"
  }

  public func bitstream(point: String, image: String) -> String {
    file(point, image) + "." + fileExtension
  }

  /// The text beside a reconstruction that says what it was made from; nil for other images.
  public static func record(of reconstruction: String) -> String? {
    reconstruction.hasSuffix(".png") ? reconstruction.dropLast(4) + ".recipe.txt" : nil
  }

  private func file(_ point: String, _ image: String) -> String {
    "\(base)/\(FilePath.component(point))/\(FilePath.component(image))"
  }
}

extension Study {
  /// Every run of the study's encoders, made or not: codecs, points and images as the study has
  /// them.
  ///
  /// - Parameter originals: from `findOriginals()`; images with a fault have no task.
  public func encodings(originals: FoundOriginals, outputFolder: String) -> [EncodingTask] {
    codecs.flatMap { entry -> [EncodingTask] in
      guard case .encoder(let recipe) = entry.source else { return [] }
      let files = EncodedFiles(
        folder: outputFolder, key: entry.key, fileExtension: recipe.fileExtension)
      return recipe.points.flatMap { point in
        originals.images.compactMap { originals.byImage[$0] }.map { original in
          EncodingTask(
            key: entry.key, point: point, image: original.image, original: original.path,
            width: original.width, height: original.height,
            target: recipe.target?.values[point],
            bitstream: files.bitstream(point: point, image: original.image),
            reconstruction: files.reconstruction(point: point, image: original.image),
            timeLimit: recipe.timeLimit)
        }
      }
    }
  }
}
