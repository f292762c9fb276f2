import Foundation
import Imaging
import Testing

@Suite struct PNMDecodingTests {
  private func decode(_ text: String) throws -> Image {
    try Image.decode(Data(text.utf8), path: "x.ppm")
  }

  @Test(arguments: [
    "P3 1 1 255 1 2 3", "P3\r\n1\r\n1\r\n255\r\n1 2\r\n3\r\n", "P3#\n1 1 255#c\n1 2 #d\n3#e",
  ])
  func plain(text: String) throws {
    #expect(try decode(text).values == [1, 2, 3])
  }

  @Test(arguments: ["P5 1 1 1 \u{1}", "P6 1 1 100 abc", "P2 1 1 254 1", "P3 1 1 65534 1 2 3"])
  func otherMaxvals(text: String) throws {
    let maxval = try #require(Int(text.split(separator: " ")[3]))
    #expect(throws: ImagingError.unsupportedMaxval(path: "x.ppm", maxval: maxval)) {
      _ = try decode(text)
    }
  }

  @Test(arguments: [
    "P3 1 1 255 1 2 256", "P3 1 1 255 1 2 3 4", "P3 1 1 255 1 2 x", "P3 1 1 255 1 -2 3",
    "P3 1 1 255 1 2 99999999999999999999999", "P6 0 1 255 ", "P6 1 0 255 ", "P6 1 1 0 abc",
    "P6 1 1 65536 abcdef", "P6 99999999999999999999 1 255 abc", "P6 a 1 255 abc", "P6 1x1 255 abc",
    "P6 1 1 255 abcd", "P5 1 1 255 ab", "P5 -1 1 255 a",
  ])
  func damaged(text: String) throws {
    let error = #expect(throws: ImagingError.self) { _ = try decode(text) }
    guard case .corrupt = error else {
      Issue.record("\(text): \(String(describing: error))")
      return
    }
  }

  @Test(arguments: [
    ("P6 4294967295 4294967295 255 ", 4_294_967_295), ("P5 46341 46341 255 ", 46341),
  ])
  func tooLarge(text: String, side: Int) {
    #expect(throws: ImagingError.tooLarge(path: "x.ppm", width: side, height: side)) {
      _ = try decode(text)
    }
  }
}
