import CKernels
import Imaging

/// The DCT of the whole 8x8 blocks of a plane, and how much each block masks.
struct HVSBlocks: Sendable {
  private let count: Int
  private let dct: [Double]
  /// Empty without masking.
  private let masking: [Double]

  init(_ plane: Plane, isMasked: Bool) {
    let (width, height) = (plane.width, plane.height)
    let blocks = (width / 8) * (height / 8)
    count = blocks
    var room = [Double](repeating: 0, count: 8 * width)
    let dct = [Double](count: 64 * blocks) {
      ck_dct_blocks(plane.samples, width, height, &room, $0)
    }
    self.dct = dct
    masking =
      isMasked
      ? [Double](count: blocks) {
        ck_block_masking(plane.samples, width, height, dct, HVSTables.masking, $0)
      } : []
  }

  /// The weighted squared difference, its mean over blocks and coefficients.
  func meanSquaredError(_ other: HVSBlocks) -> Double {
    let sum =
      masking.isEmpty
      ? ck_block_differences(dct, other.dct, count, HVSTables.sensitivity, nil, nil, nil)
      : ck_block_differences(
        dct, other.dct, count, HVSTables.sensitivity, HVSTables.masking, masking, other.masking)
    return sum / Double(64 * count)
  }
}
