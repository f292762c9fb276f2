internal import Layers
internal import Tensors

/// A codec of the registry.
public struct CodecEntry: Sendable {
  /// As CompressAI and papers call it.
  public let name: String
  /// Stands in files of streams, so it never changes.
  public let number: UInt8
  /// Its paper.
  public let source: String
  public let sideMultiple: Int
  /// `ImageCodec.usesTables`
  public let usesTables: Bool
  let hasHyperprior: Bool
  /// `VariableRate.rates`; nil for codecs whose models have one rate each.
  public let rates: Int?
  /// Around an image of this height and width.
  let padding: @Sendable (Int, Int) -> Padding
  let border: PaddingValue
  let addDerived: @Sendable (inout [String: Tensor]) -> Void
  private let make: @Sendable (CodecWeights) throws -> any ImageCodec

  init<Codec: ImageCodec>(_ name: String, _ number: UInt8, _ type: Codec.Type) {
    self.name = name
    self.number = number
    source = type.source
    sideMultiple = type.sideMultiple
    usesTables = type.usesTables
    hasHyperprior = type.hasHyperprior
    rates = (type as? any VariableRate.Type)?.rates
    padding = { type.padding(height: $0, width: $1) }
    border = type.border
    addDerived = { type.addDerived(&$0) }
    make = { try Codec($0) }
  }

  /// - Throws: `CodecError` where the weights are not this codec's; `LayerError`.
  package func codec(_ weights: CodecWeights) throws -> any ImageCodec { try make(weights) }
}
