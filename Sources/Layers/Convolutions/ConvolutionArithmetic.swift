/// How the sums of a convolution are computed. None changes a bit with the number of threads or the
/// processor.
public enum ConvolutionArithmetic: Sendable {
  /// One chain of fused multiply-adds an output: a crop and a single position have the bits of the
  /// whole map.
  case chain
  /// Winograd's minimal filtering F(m x m, 3x3) (Lavin and Gray 2016), for 3x3 kernels, and for 5x5 with
  /// stride 2, which are 3x3 over cells of 2x2 pixels. Bits depend on an output's place in its tile, so
  /// single positions are not on offer. Layers of other shapes, or of fewer than 8 channels on either
  /// side, are computed by the chain.
  case winograd(Tile)

  /// m, outputs of a tile in each direction.
  public enum Tile: Int, Sendable {
    /// 4/9 of the products for 3x3, 16/25 for 5x5; roundings below the chain's.
    case two = 2
    /// A quarter of the products for 3x3, 9/25 for 5x5; roundings three to four times the chain's.
    case four = 4
  }

  var tile: Tile? { if case .winograd(let tile) = self { tile } else { nil } }
}
