/// A format that is recognised only to say which command converts it without loss of samples.
struct ForeignFormat: Equatable {
  let name: String
  /// Any of these byte strings, at their offset. Empty: known by extension alone.
  var signatures: [(offset: Int, bytes: [UInt8])] = []
  var extensions: Set<String> = []
  /// With the words IN and OUT.
  let pattern: String
  var output = "png"

  static func == (a: ForeignFormat, b: ForeignFormat) -> Bool { a.name == b.name }

  func matches(_ head: UnsafeRawBufferPointer, path: String) -> Bool {
    signatures.contains { head.dropFirst($0.offset).starts(with: $0.bytes) }
      || extensions.contains(ShellCommand.fileExtension(path))
  }

  func command(_ path: String) -> String {
    ShellCommand.convert(pattern, path, to: output)
  }

  /// In the order of the tests: signatures before extensions.
  static let all: [ForeignFormat] = [
    // djpeg, not ffmpeg: libjpeg's own colour conversion, which is what JPEG codecs are judged by.
    .init(
      name: "JPEG", signatures: [(0, [0xFF, 0xD8, 0xFF])], pattern: "djpeg -pnm -outfile OUT IN",
      output: "ppm"),
    .init(name: "WebP", signatures: [at(8, "WEBP")], pattern: "dwebp IN -o OUT"),
    .init(
      name: "AVIF", signatures: [at(4, "ftypavif"), at(4, "ftypavis")], pattern: "avifdec IN OUT"),
    .init(
      name: "HEIF",
      signatures: ["heic", "heix", "hevc", "mif1", "msf1"].map { at(4, "ftyp" + $0) },
      pattern: "heif-convert IN OUT"),
    .init(
      name: "JPEG XL",
      signatures: [(0, [0xFF, 0x0A]), (0, [0, 0, 0, 0x0C, 0x4A, 0x58, 0x4C, 0x20])],
      pattern: "djxl IN OUT"),
    .init(
      name: "JPEG 2000",
      signatures: [(0, [0, 0, 0, 0x0C, 0x6A, 0x50, 0x20, 0x20]), (0, [0xFF, 0x4F, 0xFF, 0x51])],
      pattern: "opj_decompress -i IN -o OUT"),
    .init(name: "BPG", signatures: [(0, [0x42, 0x50, 0x47, 0xFB])], pattern: "bpgdec -o OUT IN"),
    .init(
      name: "GIF", signatures: [at(0, "GIF8")],
      pattern: "ffmpeg -i IN -frames:v 1 -pix_fmt rgb24 OUT"),
    .init(name: "BMP", signatures: [at(0, "BM")], pattern: "ffmpeg -i IN -pix_fmt rgb24 OUT"),
    .init(
      name: "TIFF",
      signatures: [(0, [0x49, 0x49, 0x2A, 0]), (0, [0x4D, 0x4D, 0, 0x2A])],
      pattern: "ffmpeg -i IN OUT"),
    .init(
      name: "a netpbm bitmap", signatures: ["P1\n", "P1 ", "P4\n", "P4 "].map { at(0, $0) },
      pattern: "pnmtopng IN > OUT"),
    .init(name: "a netpbm PAM file", signatures: [at(0, "P7\n")], pattern: "pamtopng IN > OUT"),
    .init(
      name: "Y4M video", signatures: [at(0, "YUV4MPEG2")], pattern: "ffmpeg -i IN -frames:v 1 OUT"),
    .init(
      name: "raw YUV (no size inside)", extensions: ["yuv", "i420", "yuv420"],
      pattern: "ffmpeg -f rawvideo -pix_fmt yuv420p -s WIDTHxHEIGHT -i IN -frames:v 1 OUT"),
    .init(
      name: "raw YUV (no size inside)", extensions: ["nv12"],
      pattern: "ffmpeg -f rawvideo -pix_fmt nv12 -s WIDTHxHEIGHT -i IN -frames:v 1 OUT"),
    .init(
      name: "raw samples (no size inside)", extensions: ["rgb", "rgb24", "raw", "bin"],
      pattern: "ffmpeg -f rawvideo -pix_fmt rgb24 -s WIDTHxHEIGHT -i IN -frames:v 1 OUT"),
    .init(
      name: "a video bitstream",
      extensions: ["hevc", "265", "h265", "h264", "264", "vvc", "266", "mp4", "mkv"],
      pattern: "ffmpeg -i IN -frames:v 1 -pix_fmt rgb24 OUT"),
  ]

  private static func at(_ offset: Int, _ text: String) -> (Int, [UInt8]) {
    (offset, Array(text.utf8))
  }
}
