internal import EntropyCoding
internal import Foundation
public import Imaging
package import Layers
internal import Tensors
internal import Weights

/// A codec with its model, from images to files and back.
public struct PictureCodec: Sendable {
  public let entry: CodecEntry
  public let weights: CodecWeights
  package let codec: any ImageCodec
  private let availableMemory: Int

  /// - Parameters:
  ///   - weights: of the model.
  ///   - availableMemory: in bytes; images that need more are refused.
  /// - Throws: `CodecError`, `LayerError`.
  public init(_ weights: CodecWeights, availableMemory: Int = .max) throws {
    self.availableMemory = availableMemory
    entry = try CodecRegistry.entry(weights.archive.network)
    self.weights = weights
    codec = try entry.codec(weights)
  }

  /// `ImageCodec.assumptions`
  public var assumptions: [String] { codec.assumptions }

  /// A written image.
  public struct Encoded: Sendable {
    public let container: Container
    public let bytes: [UInt8]
    /// Bits of all symbols under the model's tables.
    public let informationContent: Double

    /// Bits a pixel (`Container.bpp`).
    public var bpp: Double { container.bpp(bytes: bytes.count) }
  }

  /// - Parameters:
  ///   - image: 8 or 16 bits a sample.
  ///   - rate: of a codec of variable rate, where nil is the highest of the model.
  ///   - path: of the image, for errors.
  ///   - cores: how many share the work, at most 16; nil for all. The streams do not depend on it.
  /// - Throws: `CodecError`.
  public func encode(
    _ image: Image, at rate: CodecRate? = nil, path: String = "the image", cores: Int? = nil
  ) throws -> Encoded {
    try encode(image, at: rate, path: path, Self.team(cores))
  }

  package func encode(
    _ image: Image, at rate: CodecRate? = nil, path: String, _ team: KernelTeam
  ) throws -> Encoded {
    try checkSize(image.width, image.height, path)
    let latents: EncodedLatents
    do {
      let x = PaddedPicture(image, entry.padding(image.height, image.width), entry.border).tensor
      if let rate {
        guard let variable = codec as? any VariableRate else {
          throw CodecError.noRates(codec: entry.name)
        }
        latents = try variable.encode(x, at: rate, team)
      } else {
        latents = try codec.encode(x, team)
      }
    } catch let error as EntropyCodingError {
      throw CodecError.stream(file: path, error)
    }
    let container = Container(
      codec: entry.number, modelDigest: weights.archive.digest,
      check: latents.check.value(width: image.width, height: image.height), width: image.width,
      height: image.height, streams: latents.streams)
    return Encoded(
      container: container, bytes: container.bytes(),
      informationContent: latents.informationContent)
  }

  /// - Parameters:
  ///   - bytes: a file that `encode` made (`Encoded.bytes`), or one of the codec's authors.
  ///   - path: of the file, for errors.
  ///   - cores: how many share the work, at most 16; nil for all. The image does not depend on it.
  /// - Throws: `CodecError`: another model, damage, drift.
  public func decode(
    _ bytes: [UInt8], path: String = "the file", cores: Int? = nil
  ) throws -> Image {
    try decode(bytes, path: path, Self.team(cores))
  }

  private static func team(_ cores: Int?) -> KernelTeam {
    KernelTeam(cores ?? ProcessInfo.processInfo.activeProcessorCount)
  }

  package func decode(_ bytes: [UInt8], path: String, _ team: KernelTeam) throws -> Image {
    if let format = codec as? any PublishedFormat, !Container.isStart(of: bytes) {
      let file = try Self.published(bytes, format, path)
      return try picture(file.streams, file.width, file.height, check: nil, path: path, team)
    }
    let container = try Container(bytes, path: path)
    let digest = String(weights.archive.digest.prefix(container.modelDigest.count))
    guard container.codec == entry.number || container.modelDigest != digest else {
      throw CodecError.container(
        file: path,
        reason: "it names codec number \(container.codec), its model is of number \(entry.number)")
    }
    guard container.modelDigest == digest else {
      throw CodecError.otherModel(
        file: path, stored: container.modelDigest, model: weights.path, digest: digest)
    }
    return try picture(
      container.streams, container.width, container.height, check: container.check, path: path,
      team)
  }

  /// A file that does not begin as ours may be one of the codec's authors.
  private static func published(
    _ bytes: [UInt8], _ format: any PublishedFormat, _ path: String
  ) throws -> PublishedPicture {
    do { return try format.unpublished(bytes, path: path) } catch {
      guard case .published(_, let reason) = error else { throw error }
      throw CodecError.container(
        file: path,
        reason: "it begins with other bytes; as a file of the codec's authors, \(reason)")
    }
  }

  /// The image of some streams.
  ///
  /// - Parameter check: that of symbols and sides, if it is known.
  private func picture(
    _ streams: [[UInt8]], _ width: Int, _ height: Int, check: UInt32?, path: String,
    _ team: KernelTeam
  ) throws -> Image {
    try checkSize(width, height, path)
    let padding = entry.padding(height, width)
    let decoded: DecodedPicture
    do {
      decoded = try codec.decode(
        streams, height: height + padding.top + padding.bottom,
        width: width + padding.left + padding.right, team)
    } catch let error as EntropyCodingError {
      throw CodecError.stream(file: path, error)
    }
    guard check == nil || check == decoded.check.value(width: width, height: height) else {
      throw CodecError.check(file: path)
    }
    return PaddedPicture.image(decoded.x_hat, padding, height: height, width: width)
  }

  /// The file of the codec's authors for an encoded image.
  ///
  /// - Parameters:
  ///   - container: what `encode` made.
  ///   - path: of the image, for errors.
  /// - Throws: `CodecError.noPublishedFormat`, `.published`.
  public func published(_ container: Container, path: String) throws(CodecError) -> [UInt8] {
    guard let format = codec as? any PublishedFormat else {
      throw .noPublishedFormat(codec: entry.name)
    }
    return try format.published(
      container.streams, width: container.width, height: container.height, path: path)
  }

  private func checkSize(_ width: Int, _ height: Int, _ path: String) throws(CodecError) {
    let padding = entry.padding(height, width)
    let paddedHeight = height + padding.top + padding.bottom
    let paddedWidth = width + padding.left + padding.right
    guard paddedHeight * paddedWidth <= Container.maximumPixels else {
      throw .tooLarge(file: path, width: width, height: height)
    }
    let needed = codec.memory(height: paddedHeight, width: paddedWidth)
    guard needed <= availableMemory else {
      throw .memory(file: path, needed: needed, available: availableMemory)
    }
  }
}
