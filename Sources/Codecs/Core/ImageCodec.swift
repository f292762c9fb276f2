package import Layers
package import Tensors

/// A learned codec with its weights: from an image to bit streams and back.
///
/// Images are 3 x height x width on the scale of the network's input. What the decoder computes
/// on the way to its probabilities has the same bits as at the encoder, for any number of threads.
package protocol ImageCodec: Sendable {
  /// - Throws: `CodecError` where weights are missing or do not fit together.
  init(_ weights: CodecWeights) throws

  /// Both sides of an image that the networks take are multiples of this.
  static var sideMultiple: Int { get }
  /// The padding of an image; unless a codec says otherwise, on both sides.
  static func padding(height: Int, width: Int) -> Padding
  /// The values of that padding; zeros unless a codec says otherwise.
  static var border: PaddingValue { get }
  /// The paper, and where the model differs from it.
  static var source: String { get }

  /// Adds to a checkpoint what follows from its arrays and belongs to the model.
  static func addDerived(_ floats: inout [String: Tensor])

  /// About what coding takes at most for each pixel of the padded image, in bytes.
  var bytesPerPixel: Int { get }

  /// About what coding a padded image takes at most, in bytes.
  func memory(height: Int, width: Int) -> Int

  /// Assumptions that do not follow from the weights, a sentence each.
  var assumptions: [String] { get }

  /// Whether its probabilities are integer tables, which stand in a checkpoint or are made from it.
  static var usesTables: Bool { get }

  /// Whether some latents are coded by deviations that others give, for which tables are needed too.
  static var hasHyperprior: Bool { get }

  /// - Throws: `EntropyCodingError` where a latent is beyond what streams can hold.
  func encode(_ x: Tensor, _ team: KernelTeam) throws -> EncodedLatents

  /// - Throws: `EntropyCodingError` where the streams are not of this model and size.
  func decode(
    _ streams: [[UInt8]], height: Int, width: Int, _ team: KernelTeam
  ) throws -> DecodedPicture
}

extension ImageCodec {
  package static var border: PaddingValue { .zero }
  package static var usesTables: Bool { true }
  package static var hasHyperprior: Bool { true }
  package var assumptions: [String] { [] }

  package func memory(height: Int, width: Int) -> Int { height * width * bytesPerPixel }
  package static func padding(height: Int, width: Int) -> Padding {
    .centred(height: height, width: width, multiple: sideMultiple)
  }

  package static func addDerived(_ floats: inout [String: Tensor]) {}
}

package struct EncodedLatents: Sendable {
  package let streams: [[UInt8]]
  package let check: SymbolCheck
  /// Bits of all symbols under the integer tables that they were coded with.
  package let informationContent: Double
}

package struct DecodedPicture: Sendable {
  /// Not clamped.
  package let x_hat: Tensor
  /// The latents behind x̂.
  package let y_hat: Tensor
  package let check: SymbolCheck
}
