import Imaging
import Reporting
import Testing

struct DetailWindowTests {
  /// Grey, with a checkerboard of 32 pixels at a place.
  private func image(_ left: Int, _ top: Int, width: Int = 160, height: Int = 120) -> Image {
    var samples = [UInt8](repeating: 128, count: 3 * width * height)
    for y in top..<top + 32 {
      for x in left..<left + 32 {
        for channel in 0..<3 {
          samples[3 * (y * width + x) + channel] = (x + y) % 2 == 0 ? 0 : 255
        }
      }
    }
    return Image(width: width, height: height, samples: .eight(samples))
  }

  @Test(arguments: [(0, 0), (64, 40), (128, 88), (96, 8)])
  func theWindowCoversTheDetail(left: Int, top: Int) {
    let window = DetailMap(image(left, top)).window(side: 48)
    #expect(window.width == 48 && window.height == 48)
    #expect(window.x <= left && left + 32 <= window.x + 48)
    #expect(window.y <= top && top + 32 <= window.y + 48)
    #expect(window.x + 48 <= 160 && window.y + 48 <= 120)
  }

  @Test func smallAndFlatImagesHaveAWindowToo() {
    let small = Image(width: 5, height: 3, samples: .sixteen([UInt16](repeating: 9, count: 45)))
    let window = DetailMap(small).window(side: 320)
    #expect([window.x, window.y, window.width, window.height] == [0, 0, 5, 3])
  }

  @Test func previewsAreMeansOfSquares() {
    let samples: [UInt8] = [0, 0, 0, 10, 20, 30, 0, 0, 0, 30, 60, 91]
    let image = Image(width: 2, height: 2, samples: .eight(samples))
    #expect(image.preview(limit: 1).samples == .eight([10, 20, 30]))
    #expect(image.preview(limit: 240) == image)
    let line = Image(width: 900, height: 2, samples: .eight([UInt8](repeating: 7, count: 5400)))
    let small = line.preview(limit: 240)
    #expect([small.width, small.height] == [225, 1])
  }
}
