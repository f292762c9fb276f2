import Foundation
import Imaging

/// A study of three real codec configurations on images that the program makes itself.
public enum DemoStudy {
  /// Writes `originals/NAME.png` and `study.yaml` into a folder, which is made if needed. Files that
  /// hold the same bytes already are left alone, so that a second run has nothing to do over.
  ///
  /// - Returns: path of the study file.
  /// - Throws: `ImagingError` or a Foundation error that names the file, if it cannot be written.
  public static func write(folder: String) throws -> String {
    let originals = folder + "/originals"
    try FileManager.default.createDirectory(
      atPath: originals, withIntermediateDirectories: true)
    for (name, image) in DemoImages.all {
      try write(image.pngData(), to: "\(originals)/\(name).png")
    }
    let study = folder + "/study.yaml"
    try write(Data(text.utf8), to: study)
    return study
  }

  private static func write(_ data: Data, to path: String) throws {
    if FileManager.default.contents(atPath: path) == data { return }
    try data.write(to: URL(fileURLWithPath: path), options: .atomic)
  }

  private static let text =
    """
    # Written by `crossmetric demo`: three codecs on six images that the program made itself.
    study: demo
    originals: "originals/{image}.png"
    images: [\(DemoImages.names.joined(separator: ", "))]
    codecs:
    \(x265(objective: "mse", tune: "psnr"))
    \(x265(objective: "ssim", tune: "ssim"))
    \(jpeg)
    metrics: [psnr, ms-ssim, ms-ssim-joint, vgg16]
    anchor: {codec: x265, objective: mse}

    """

  /// HEVC intra 4:4:4, 8 bit, rate by constant rate factor: `qp` would switch off the adaptive
  /// quantisation that the tunes differ in. `-tune` is ffmpeg's own option (`tune=` among the
  /// parameters is ignored); `info=0` keeps 2.3 kB of settings out of every file; matrix and range
  /// are pinned both ways; one thread, so that bits do not depend on the machine's cores.
  private static func x265(objective: String, tune: String) -> String {
    """
      - codec: x265
        objective: \(objective)
        encoder:
          points: [22, 27, 32, 37, 42, 47]
          encode: [ffmpeg, -hide_banner, -loglevel, error, -nostdin, -y, -i, "{original}",
            -frames:v, 1, -vf, "scale=out_color_matrix=bt709:out_range=full:\(exact)",
            -pix_fmt, yuv444p, -c:v, libx265, -preset, medium, -tune, \(tune), -crf, "{point}",
            -x265-params, "\(parameters)",
            -f, hevc, "{bitstream}"]
          decode: [ffmpeg, -hide_banner, -loglevel, error, -nostdin, -y, -f, hevc, -i, "{bitstream}",
            -frames:v, 1, -vf, "scale=in_color_matrix=bt709:in_range=full:\(exact)",
            -pix_fmt, rgb24, "{reconstruction}"]
          extension: hevc
          time-limit: 120
    """
  }

  private static let parameters =
    "info=0:log-level=error:keyint=1:pools=1:frame-threads=1:range=full:colormatrix=bt709"

  /// ffmpeg's JPEG encoder, 4:4:4 with optimal Huffman tables, in JFIF's own colours (BT.601, full
  /// range); `bitexact` keeps the writer's name out of the files.
  private static let jpeg =
    """
      - codec: JPEG
        objective: mse
        encoder:
          points: [3, 5, 8, 13, 20, 31]
          encode: [ffmpeg, -hide_banner, -loglevel, error, -nostdin, -y, -i, "{original}",
            -frames:v, 1, -vf, "scale=out_color_matrix=bt601:out_range=full:\(exact)",
            -pix_fmt, yuvj444p, -c:v, mjpeg, -huffman, optimal, "-q:v", "{point}",
            -flags, +bitexact, -f, mjpeg, "{bitstream}"]
          decode: [ffmpeg, -hide_banner, -loglevel, error, -nostdin, -y, -f, mjpeg, -i, "{bitstream}",
            -frames:v, 1, -vf, "scale=in_color_matrix=bt601:in_range=full:\(exact)",
            -pix_fmt, rgb24, "{reconstruction}"]
          extension: jpg
          time-limit: 120
    """

  private static let exact = "flags=accurate_rnd+full_chroma_int"
}
