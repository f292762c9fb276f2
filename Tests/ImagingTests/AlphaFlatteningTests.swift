import Foundation
import Imaging
import TestSupport
import Testing

@Suite struct AlphaFlatteningTests {
  @Test func refusedByDefault() throws {
    let withAlpha = try ExpectedImage.all().filter(\.image.alpha).map(\.name)
    #expect(withAlpha.contains("rgba8-opaque.png") && withAlpha.contains("palette8-trns.png"))
    for name in withAlpha {
      let path = fixture("imaging/" + name).path
      #expect(throws: ImagingError.alphaRefused(path: path)) { _ = try Image.read(path) }
    }
  }

  @Test(arguments: [AlphaRule.black, .white])
  func fixturesOverABackground(rule: AlphaRule) throws {
    for (name, expected) in try ExpectedImage.all() where expected.alpha {
      let image = try Image.read(fixture("imaging/" + name).path, alpha: rule)
      let largest = expected.bitDepth == 8 ? 255.0 : 65535
      let background = rule == .white ? largest : 0
      let wanted = expected.colours.enumerated().map { index, colour in
        let weight = Double(expected.samples[4 * (index / 3) + 3]) / largest
        return Int((Double(colour) * weight + background * (1 - weight)).rounded())
      }
      #expect(image.values == wanted, "\(name)")
    }
  }

  @Test func everyPairOf8BitValues() {
    let pixels: [UInt8] = (0..<65536).flatMap { [UInt8($0 & 255), 0, 255, UInt8($0 >> 8)] }
    let black = pixels.withUnsafeBufferPointer { AlphaRule.black.flatten($0) }
    let white = pixels.withUnsafeBufferPointer { AlphaRule.white.flatten($0) }
    for index in 0..<65536 {
      let (colour, alpha) = (Double(index & 255), Double(index >> 8))
      let wantedBlack = (colour * alpha / 255).rounded()
      let wantedWhite = ((colour * alpha + 255 * (255 - alpha)) / 255).rounded()
      guard Double(black[3 * index]) == wantedBlack, Double(white[3 * index]) == wantedWhite else {
        Issue.record("colour \(colour), alpha \(alpha)")
        return
      }
    }
    #expect(white[1] == 255 && black[2] == 0)
  }

  @Test func extremesOf16Bit() {
    let pixels: [UInt16] = [65535, 0, 1, 65535, 65535, 0, 1, 0, 65535, 0, 1, 32767]
    pixels.withUnsafeBufferPointer {
      #expect(AlphaRule.drop.flatten($0) == [65535, 0, 1, 65535, 0, 1, 65535, 0, 1])
      #expect(AlphaRule.black.flatten($0) == [65535, 0, 1, 0, 0, 0, 32767, 0, 0])
      #expect(
        AlphaRule.white.flatten($0) == [65535, 0, 1, 65535, 65535, 65535, 65535, 32768, 32768])
    }
  }

  @Test func filesWithoutAlphaDoNotCare() throws {
    let path = fixture("imaging/rgb8.png").path
    for rule in AlphaRule.allCases {
      #expect(try Image.read(path, alpha: rule) == Image.read(path))
    }
  }
}
