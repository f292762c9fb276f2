import Foundation
import Imaging
import TestSupport
import Testing

@Suite struct ImageInfoTests {
  @Test func everyFixture() throws {
    for (name, expected) in try ExpectedImage.all() {
      let info = try ImageInfo.read(fixture("imaging/" + name).path)
      let wanted = ImageInfo(
        width: expected.width, height: expected.height, bitDepth: expected.bitDepth,
        hasAlpha: expected.alpha)
      #expect(info == wanted, "\(name)")
    }
  }

  @Test func onlyTheHeaderIsRead() throws {
    try withTemporaryFolder { folder in
      // A sparse file of 1.2 GB.
      let path = folder.path + "/large.ppm"
      try Data("P6 20000 20000 255\n".utf8).write(to: URL(fileURLWithPath: path))
      #expect(truncate(path, 19 + 3 * 20000 * 20000) == 0)
      let expected = ImageInfo(width: 20000, height: 20000, bitDepth: 8, hasAlpha: false)
      #expect(try ImageInfo.read(path) == expected)
    }
  }

  @Test func aHeaderWithLongComments() throws {
    try withTemporaryFolder { folder in
      let path = folder.path + "/a.pgm"
      let comment = String(repeating: "# a long story\n", count: 1000)
      try Data(("P5\n" + comment + "1 1\n255\n7").utf8).write(to: URL(fileURLWithPath: path))
      let expected = ImageInfo(width: 1, height: 1, bitDepth: 8, hasAlpha: false)
      #expect(try ImageInfo.read(path) == expected)
      let endless = "P5\n" + String(repeating: "#\n", count: 600_000) + "1 1\n255\n7"
      try Data(endless.utf8).write(to: URL(fileURLWithPath: path))
      let error = ImagingError.corrupt(path: path, reason: "its header does not end")
      #expect(throws: error) { _ = try ImageInfo.read(path) }
      #expect(throws: error) { _ = try Image.read(path) }
    }
  }

  @Test func brokenChunksAreNotWalkedThrough() throws {
    try withTemporaryFolder { folder in
      let path = folder.path + "/a.png"
      try Data(contentsOf: fixture("imaging/rgb8.png")).prefix(33)
        .write(to: URL(fileURLWithPath: path))
      #expect(truncate(path, 1 << 32) == 0)
      let reason = "a broken chunk before the image data"
      #expect(throws: ImagingError.corrupt(path: path, reason: reason)) {
        _ = try ImageInfo.read(path)
      }
      #expect(truncate(path, 1 << 40) == 0)
      #expect(throws: ImagingError.self) { _ = try ImageInfo.read(path) }
      #expect(throws: ImagingError.self) { _ = try Image.read(path) }
    }
  }

  @Test func aFileThatCannotHoldItsPictureIsTruncated() throws {
    try withTemporaryFolder { folder in
      let path = folder.path + "/a"
      for name in ["rgb8.png", "p6-8.ppm", "p2-8.pgm", "rgb8-late-trns.png"] {
        let whole = try Data(contentsOf: fixture("imaging/" + name))
        for count in [10, 12, 20, 32, 40] where count < whole.count {
          try whole.prefix(count).write(to: URL(fileURLWithPath: path))
          if name == "p2-8.pgm" && count > 36 { continue }  // more than the least of 12 samples
          #expect(throws: ImagingError.truncated(path: path), "\(name) \(count)") {
            _ = try ImageInfo.read(path)
          }
        }
      }
    }
  }
}
