import Foundation
import Imaging

/// One image as a Y4M file of three planes in full size (4:4:4, 8 bits).
enum Y4M {
  static func data(_ image: Image, _ rgb: [UInt8]) -> Data {
    let header = "YUV4MPEG2 W\(image.width) H\(image.height) F25:1 Ip A1:1 C444 XCOLORRANGE=FULL\n"
    return Data((header + "FRAME\n").utf8) + JFIFColour.planes(of: rgb)
  }

  /// The first image of a file.
  ///
  /// - Throws: `EncodingError.picture` for anything but 8-bit 4:4:4.
  static func image(_ data: Data, path: String) throws(EncodingError) -> Image {
    guard let header = line(data, from: 0), header.text.hasPrefix("YUV4MPEG2 "),
      let frame = line(data, from: header.end), frame.text.hasPrefix("FRAME")
    else { throw .picture(path: path, problem: "is not a Y4M file") }
    var width = 0
    var height = 0
    // The value for a file without the word.
    var colour = "420"
    for word in header.text.split(separator: " ").dropFirst() {
      switch word.first {
      case "W": width = Int(word.dropFirst()) ?? 0
      case "H": height = Int(word.dropFirst()) ?? 0
      case "C": colour = String(word.dropFirst())
      default: break
      }
    }
    guard colour == "444" else {
      throw .picture(path: path, problem: "is Y4M in C\(colour), where C444 is needed")
    }
    let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
    guard width > 0, height > 0, !overflow, pixels <= (data.count - frame.end) / 3 else {
      throw .picture(path: path, problem: "is a Y4M file whose image is not complete")
    }
    let planes = [UInt8](data[(data.startIndex + frame.end)...].prefix(3 * pixels))
    return Image(width: width, height: height, samples: .eight(JFIFColour.rgb(of: planes)))
  }

  /// A line that begins at an offset, and the offset behind its end.
  private static func line(_ data: Data, from start: Int) -> (text: String, end: Int)? {
    let rest = data.dropFirst(start).prefix(4096)
    guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    return (String(decoding: rest[..<end], as: UTF8.self), end - data.startIndex + 1)
  }
}
