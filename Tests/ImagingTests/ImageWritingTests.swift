import Foundation
import Imaging
import Randomness
import TestSupport
import Testing

@Suite struct ImageWritingTests {
  private func noise(_ width: Int, _ height: Int, sixteen: Bool) -> Image {
    var generator = SplitMix64(seed: UInt64(width))
    let count = 3 * width * height
    return Image(
      width: width, height: height,
      samples: sixteen
        ? .sixteen((0..<count).map { _ in UInt16(truncatingIfNeeded: generator.next()) })
        : .eight((0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next()) }))
  }

  // The largest is longer than the first buffer of the encoder.
  @Test(arguments: [(1, 1), (7, 5), (300, 200)], [false, true])
  func comesBack(size: (Int, Int), sixteen: Bool) throws {
    let image = noise(size.0, size.1, sixteen: sixteen)
    let data = try image.pngData()
    #expect(try Image.decode(data, path: "x") == image)
    #expect(try image.pngData() == data)
  }

  @Test func nothingButThePicture() throws {
    let data = [UInt8](try noise(3, 2, sixteen: false).pngData())
    var kinds: [String] = []
    var offset = 8
    while offset < data.count {
      kinds.append(String(decoding: data[offset + 4..<offset + 8], as: UTF8.self))
      offset += 12 + data[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    #expect(kinds == ["IHDR", "IDAT", "IEND"])
  }

  @Test func replacesAFileAndLeavesNoOther() throws {
    try withTemporaryFolder { folder in
      let path = folder.path + "/a b.png"
      try noise(9, 9, sixteen: false).writePNG(path)
      let image = noise(7, 5, sixteen: true)
      try image.writePNG(path)
      #expect(try Image.read(path) == image)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a b.png"])
    }
  }

  @Test func whereItCannotWrite() throws {
    try withTemporaryFolder { folder in
      let image = noise(2, 2, sixteen: false)
      let missing = folder.path + "/none/a.png"
      #expect(
        throws: ImagingError.notWritable(path: missing, reason: "No such file or directory")
      ) { try image.writePNG(missing) }
      #expect(
        throws: ImagingError.notWritable(
          path: folder.path, reason: "a folder or device has this name")
      ) { try image.writePNG(folder.path) }
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(left.isEmpty)
    }
  }
}
