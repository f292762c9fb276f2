import Codecs
import Foundation
import Tensors
import TestSupport
import Testing

/// Against `Tests/References/coarse_to_fine_seams.py`, which uses Pillow.
struct SeamSmoothingTests {
  private struct Case: Decodable {
    let height: Int
    let width: Int
    let side: Int
    let before: [Float]
    let after: [Float]
  }

  @Test func seamsAreThoseOfPillow() throws {
    let cases = try JSONDecoder().decode(
      [Case].self, from: Data(contentsOf: fixture("codecs/coarse-to-fine-seams.json")))
    #expect(cases.count == 3)
    for golden in cases {
      var picture = Tensor(shape: [3, golden.height, golden.width], values: golden.before)
      SeamSmoothing.apply(
        BlockPartition(height: golden.height, width: golden.width, side: golden.side), to: &picture)
      #expect(picture.values == golden.after)
      #expect(golden.before != golden.after)
    }
  }

  @Test func blocksGoRowByRow() {
    let partition = BlockPartition(height: 832, width: 1600, side: 768)
    #expect(partition.blocks.map(\.top) == [0, 0, 0, 768, 768, 768])
    #expect(partition.blocks.map(\.left) == [0, 768, 1536, 0, 768, 1536])
    #expect(partition.blocks.map(\.height) == [768, 768, 768, 64, 64, 64])
    #expect(partition.blocks.map(\.width) == [768, 768, 64, 768, 768, 64])
  }
}
