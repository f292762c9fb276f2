import Imaging
import TestSupport
import Testing

@Suite struct CropTests {
  @Test func aPartOfEitherDepth() {
    let values = (0..<3 * 5 * 4).map(UInt8.init)
    let eight = Image(width: 5, height: 4, samples: .eight(values))
    // Pixels 7, 8, 12 and 13.
    let wanted = [21, 22, 23, 24, 25, 26, 36, 37, 38, 39, 40, 41]
    let part = eight.cropped(x: 2, y: 1, width: 2, height: 2)
    #expect(part.width == 2 && part.height == 2 && part.bitDepth == 8 && part.values == wanted)
    let sixteen = Image(width: 5, height: 4, samples: .sixteen(values.map { UInt16($0) * 257 }))
    #expect(
      sixteen.cropped(x: 2, y: 1, width: 2, height: 2).values == wanted.map { $0 * 257 })
  }

  @Test func theWholeAndTheLastPixel() {
    let image = TestImages.ramps(width: 6, height: 3)
    #expect(image.cropped(x: 0, y: 0, width: 6, height: 3) == image)
    #expect(image.cropped(x: 5, y: 2, width: 1, height: 1).values == image.values.suffix(3))
  }
}
