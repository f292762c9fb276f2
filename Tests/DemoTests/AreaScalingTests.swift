import Demo
import Imaging
import TestSupport
import Testing

@Suite struct AreaScalingTests {
  private func image(_ width: Int, _ height: Int, _ grey: [UInt8]) -> Image {
    Image(width: width, height: height, samples: .eight(grey.flatMap { [$0, $0, $0] }))
  }

  @Test func wholeBlocksBecomeTheirMeans() {
    let scaled = image(4, 2, [0, 10, 100, 100, 20, 30, 100, 101]).scaledDown(width: 2, height: 1)
    #expect(scaled == image(2, 1, [15, 100]))
  }

  /// 3 to 2: the middle sample counts half in both.
  @Test func partsOfSamplesCountAsParts() {
    #expect(image(3, 1, [0, 90, 240]).scaledDown(width: 2, height: 1) == image(2, 1, [30, 190]))
    #expect(image(1, 3, [0, 90, 240]).scaledDown(width: 1, height: 2) == image(1, 2, [30, 190]))
  }

  @Test func whatIsConstantStaysAndNothingGrows() {
    let grey = image(7, 5, [UInt8](repeating: 201, count: 35))
    #expect(grey.scaledDown(width: 3, height: 2) == image(3, 2, [UInt8](repeating: 201, count: 6)))
    #expect(grey.scaledDown(width: 9, height: 9) == grey)
  }
}
