/// How the sums of a convolution are computed. Neither changes a bit with the number of threads or the
/// processor.
public enum ConvolutionArithmetic: Sendable {
  /// One chain of fused multiply-adds an output: a crop and a single position have the bits of the
  /// whole map.
  case chain
  /// Winograd's minimal filtering F(4x4, 3x3) (Lavin and Gray 2016), with a quarter of the products
  /// for 3x3 kernels and a third for 5x5 with stride 2, which are 3x3 over cells of 2x2 pixels. Bits
  /// depend on an output's place in its tile, so single positions are not on offer; roundings are three
  /// to four times the chain's. Layers of other shapes, or of fewer than 8 channels on either side, are
  /// computed by the chain.
  case winograd
}
