internal import EntropyCoding
public import Imaging
public import Layers
internal import Tensors
internal import Weights

/// A codec with its model, from pictures to files and back.
public struct PictureCodec: Sendable {
  public let entry: CodecEntry
  public let weights: CodecWeights
  package let codec: any ImageCodec
  private let availableMemory: Int

  /// - Parameter availableMemory: in bytes; pictures that need more are refused.
  /// - Throws: `CodecError`, `LayerError`.
  public init(_ weights: CodecWeights, availableMemory: Int = .max) throws {
    self.availableMemory = availableMemory
    entry = try CodecRegistry.entry(weights.archive.network)
    self.weights = weights
    codec = try entry.codec(weights)
  }

  /// A written picture.
  public struct Encoded: Sendable {
    public let container: Container
    public let bytes: [UInt8]
    /// Bits of all symbols under the model's tables.
    public let informationContent: Double

    /// Bits a pixel (`Container.bpp`).
    public var bpp: Double { container.bpp(bytes: bytes.count) }
  }

  /// - Parameter path: of the picture, for errors.
  /// - Throws: `CodecError`.
  public func encode(_ image: Image, path: String, _ team: KernelTeam) throws -> Encoded {
    try checkSize(image.width, image.height, path)
    let latents: EncodedLatents
    do {
      latents = try codec.encode(
        PaddedPicture(image, entry.padding(image.height, image.width)).tensor, team)
    } catch let error as EntropyCodingError {
      throw CodecError.stream(file: path, error)
    }
    let container = Container(
      codec: entry.number, modelDigest: weights.archive.digest, check: latents.check.value,
      width: image.width, height: image.height, streams: latents.streams)
    return Encoded(
      container: container, bytes: container.bytes(),
      informationContent: latents.informationContent)
  }

  /// - Parameter path: of the file, for errors.
  /// - Throws: `CodecError`: another model, damage, drift.
  public func decode(_ bytes: [UInt8], path: String, _ team: KernelTeam) throws -> Image {
    let container = try Container(bytes, path: path)
    let digest = String(weights.archive.digest.prefix(container.modelDigest.count))
    guard container.codec == entry.number, container.modelDigest == digest else {
      throw CodecError.otherModel(
        file: path, stored: container.modelDigest, model: weights.path, digest: digest)
    }
    try checkSize(container.width, container.height, path)
    let padding = entry.padding(container.height, container.width)
    let decoded: DecodedPicture
    do {
      decoded = try codec.decode(
        container.streams, height: container.height + padding.top + padding.bottom,
        width: container.width + padding.left + padding.right, team)
    } catch let error as EntropyCodingError {
      throw CodecError.stream(file: path, error)
    }
    guard decoded.check.value == container.check else { throw CodecError.check(file: path) }
    return PaddedPicture.image(
      decoded.x_hat, padding, height: container.height, width: container.width)
  }

  private func checkSize(_ width: Int, _ height: Int, _ path: String) throws(CodecError) {
    let padding = entry.padding(height, width)
    let pixels =
      (width + padding.left + padding.right) * (height + padding.top + padding.bottom)
    guard pixels <= Container.maximumPixels else {
      throw .tooLarge(file: path, width: width, height: height)
    }
    let needed = pixels * codec.bytesPerPixel
    guard needed <= availableMemory else {
      throw .memory(file: path, needed: needed, available: availableMemory)
    }
  }
}
