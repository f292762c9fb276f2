import Foundation
import Imaging
import TestSupport
import Testing

@Suite struct ImageReadingTests {
  @Test func everyFixtureHasItsStoredSamples() throws {
    let all = try ExpectedImage.all()
    #expect(all.count == 48)
    for (name, expected) in all {
      let image = try Image.read(fixture("imaging/" + name).path, alpha: .drop)
      #expect(image.width == expected.width && image.height == expected.height, "\(name)")
      #expect(image.bitDepth == expected.bitDepth, "\(name)")
      #expect(image.values == expected.colours, "\(name)")
    }
  }

  @Test func theNameOfAFileDoesNotMatter() throws {
    let data = try Data(contentsOf: fixture("imaging/rgb8.png"))
    let ppm = try Data(contentsOf: fixture("imaging/p6-8.ppm"))
    try withTemporaryFolder { folder in
      try data.write(to: folder.appendingPathComponent("a.jpg"))
      try ppm.write(to: folder.appendingPathComponent("b.png"))
      #expect(
        try Image.read(folder.path + "/a.jpg") == Image.read(fixture("imaging/rgb8.png").path))
      #expect(try Image.read(folder.path + "/b.png") == Image.decode(ppm, path: "memory"))
    }
  }

  @Test func aSliceOfDataIsDecoded() throws {
    let data = try Data(contentsOf: fixture("imaging/rgb8.png"))
    let slice = (Data([1, 2, 3]) + data).dropFirst(3)
    #expect(try Image.decode(slice, path: "x") == Image.decode(data, path: "x"))
  }

  @Test(.enabled(if: outsideData != nil, "CROSSMETRIC_DATA is not set"))
  func kodakAgreesWithPillow() throws {
    let data = try #require(outsideData)
    let image = try Image.read(data.appendingPathComponent("data/kodak/kodim03.png").path)
    #expect(image.width == 768 && image.height == 512)
    // Sum and FNV-1a of Pillow's 8-bit RGB samples.
    #expect(image.values.reduce(0, +) == 113_910_652)
    let hash = image.values.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    #expect(hash == 0x4BF9_185C_01E1_C8E1)
  }
}
