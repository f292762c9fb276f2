import Foundation
import Imaging
import Testing

/// Formats that are known but not read: the error holds the command that converts.
@Suite struct ForeignFormatTests {
  private func refusal(_ bytes: [UInt8], _ path: String) -> ImagingError? {
    #expect(throws: ImagingError.self) {
      _ = try Image.decode(Data(bytes + [UInt8](repeating: 0, count: 20)), path: path)
    }
  }

  @Test(
    arguments: [
      ([0xFF, 0xD8, 0xFF, 0xE0], "JPEG", "djpeg -pnm -outfile d/x.ppm d/x.y"),
      (Array("RIFF1234WEBPVP8 ".utf8), "WebP", "dwebp d/x.y -o d/x.png"),
      ([0, 0, 0, 32] + Array("ftypavif".utf8), "AVIF", "avifdec d/x.y d/x.png"),
      ([0, 0, 0, 24] + Array("ftypheic".utf8), "HEIF", "heif-convert d/x.y d/x.png"),
      ([0xFF, 0x0A], "JPEG XL", "djxl d/x.y d/x.png"),
      ([0, 0, 0, 12] + Array("JXL ".utf8), "JPEG XL", "djxl d/x.y d/x.png"),
      ([0, 0, 0, 12] + Array("jP  ".utf8), "JPEG 2000", "opj_decompress -i d/x.y -o d/x.png"),
      (Array("BPG".utf8) + [0xFB], "BPG", "bpgdec -o d/x.png d/x.y"),
      (Array("GIF89a".utf8), "GIF", "ffmpeg -i d/x.y -frames:v 1 -pix_fmt rgb24 d/x.png"),
      (Array("BM".utf8), "BMP", "ffmpeg -i d/x.y -pix_fmt rgb24 d/x.png"),
      (Array("II*".utf8), "TIFF", "ffmpeg -i d/x.y d/x.png"),
      (Array("MM\0*".utf8), "TIFF", "ffmpeg -i d/x.y d/x.png"),
      (Array("P4\n".utf8), "a netpbm bitmap", "pnmtopng d/x.y > d/x.png"),
      (Array("YUV4MPEG2 ".utf8), "Y4M video", "ffmpeg -i d/x.y -frames:v 1 d/x.png"),
    ] as [([UInt8], String, String)])
  func bySignature(bytes: [UInt8], format: String, command: String) {
    #expect(
      refusal(bytes, "d/x.y") == .foreignFormat(path: "d/x.y", format: format, command: command))
  }

  @Test func rawByExtension() {
    #expect(
      refusal([16, 16], "a.YUV")?.description
        == "a.YUV is raw YUV (no size inside), which is not supported; convert it with "
        + "`ffmpeg -f rawvideo -pix_fmt yuv420p -s WIDTHxHEIGHT -i a.YUV -frames:v 1 a.png`")
  }

  @Test(arguments: [
    ("my photo.jpg", "'my photo.ppm' 'my photo.jpg'"),
    ("it's.jpg", #"'it'\''s.ppm' 'it'\''s.jpg'"#),
    ("-x.jpg", "./-x.ppm ./-x.jpg"), ("a.b/c", "a.b/c.ppm a.b/c"), (".jpg", ".jpg.ppm .jpg"),
    ("x.ppm", "x-converted.ppm x.ppm"), ("a;rm.jpg", "'a;rm.ppm' 'a;rm.jpg'"),
  ])
  func pathsAreQuotedForTheShell(path: String, words: String) {
    #expect(
      refusal([0xFF, 0xD8, 0xFF], path)
        == .foreignFormat(path: path, format: "JPEG", command: "djpeg -pnm -outfile " + words))
  }
}
