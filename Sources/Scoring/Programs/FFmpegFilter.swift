import Foundation
import Imaging
import Metrics
import Results

/// A filter of FFmpeg that compares two videos, as a metric: its planes, its options and its log.
package struct FFmpegFilter: Sendable {
  /// The log's file in the folder where the program runs.
  static let log = "log.txt"

  let descriptor: MetricDescriptor
  /// As FFmpeg calls it.
  let name: String
  /// What the definition says of the model and the planes.
  let facts: [String]
  let pixelFormat: String
  /// Whether its first input is the original.
  let beginsWithOriginal: Bool
  let options: String
  /// Planes of a picture, one behind the other.
  let planes: @Sendable (Image) throws -> Data
  /// The score of the first picture, nil where the log does not tell it.
  let read: @Sendable (Data) -> MetricScore?

  package static let all = [vmaf, xpsnr]

  /// VMAF (Netflix, model vmaf_v0.6.1).
  ///
  /// The planes are full-range BT.709 YCbCr of 10 bits, rounded as JPEG AI's evaluation rounds them; planes of
  /// limited range give 2 to 4 points more at low rates. Equal pictures have about 97.4 and not 100, since
  /// nothing moves.
  package static let vmaf = FFmpegFilter(
    descriptor: ImportedMetrics.vmaf,
    name: "libvmaf",
    facts: [
      "model vmaf_v0.6.1",
      "ycbcr bt.709 full range 4:4:4, rgb rounded to 10 bit, rounded to 10 bit",
      "one picture",
    ],
    pixelFormat: "yuv444p10le", beginsWithOriginal: false,
    options: "model=version=vmaf_v0.6.1:log_fmt=json:log_path=\(log)",
    planes: { try JPEGAIPlanes.yCbCr($0).map { $0.littleEndian }.withUnsafeBytes { Data($0) } },
    read: { data in
      (try? JSONDecoder().decode(VMAFLog.self, from: data))?.frames.first?.metrics["vmaf"]
        .flatMap { $0 }.map { MetricScore($0) }
    })

  /// XPSNR as FFmpeg's filter itself prints it, to four decimals: the check of `xpsnr`, on the same planes.
  package static let xpsnr = FFmpegFilter(
    descriptor: ImportedMetrics.ffmpegXPSNR,
    name: "xpsnr",
    facts: ["ycbcr bt.601 studio swing 8 bit 4:4:4, halves up", "one picture", "y"],
    pixelFormat: "yuv444p", beginsWithOriginal: true, options: "stats_file=\(log)",
    planes: { Data(XPSNR.yCbCr($0)) },
    read: { data in
      let line = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).first
      let match = line?.firstMatch(of: /XPSNR y: *(\S+) +XPSNR u: *(\S+) +XPSNR v: *(\S+)/)
      guard let match, let y = Double(match.1), let cb = Double(match.2), let cr = Double(match.3)
      else { return nil }
      return MetricScore(
        y, parts: zip(ImportedMetrics.ffmpegXPSNR.parts, [y, cb, cr]).map { .init($0, $1) })
    })
}

private struct VMAFLog: Decodable {
  struct Frame: Decodable { let metrics: [String: Double?] }
  let frames: [Frame]
}
