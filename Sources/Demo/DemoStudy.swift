import Foundation
import Imaging

/// A study of four real codecs, two of them in two objectives, on images that the program makes itself.
public enum DemoStudy {
  /// Writes `originals/NAME.png` and `study.yaml` into a folder, which is made if needed. Files that
  /// hold the same bytes already are left alone, so that a second run has nothing to do over.
  ///
  /// - Parameter isTrained: whether `vgg16` is to run on trained weights.
  /// - Returns: path of the study file.
  /// - Throws: `ImagingError` or a Foundation error that names the file, if it cannot be written.
  public static func write(folder: String, isTrained: Bool = false) throws -> String {
    let originals = folder + "/originals"
    try FileManager.default.createDirectory(
      atPath: originals, withIntermediateDirectories: true)
    for (name, image) in DemoImages.all {
      try write(image.pngData(), to: "\(originals)/\(name).png")
    }
    let study = folder + "/study.yaml"
    try write(Data(text(isTrained ? "trained" : "seeded").utf8), to: study)
    return study
  }

  private static func write(_ data: Data, to path: String) throws {
    if FileManager.default.contents(atPath: path) == data { return }
    try data.write(to: URL(fileURLWithPath: path), options: .atomic)
  }

  /// Six points a codec, at about the same rates.
  private static func text(_ weights: String) -> String {
    """
    # Written by `crossmetric demo`: six codecs on six images that the program made itself.
    # docs/encoders.md tells of encoders; another ladder is `encoder: {recipe: jpeg, points: [30, 60]}`.
    study: demo
    originals: "originals/{image}.png"
    images: [\(DemoImages.names.joined(separator: ", "))]
    codecs:
      - {codec: x265, objective: mse, encoder: {recipe: hevc, points: [\(hevc)]}}
      - {codec: x265, objective: ssim, encoder: {recipe: hevc, points: [\(hevc)]}}
      - {codec: AV1, objective: mse, encoder: {recipe: av1, points: [\(av1)]}}
      - {codec: AV1, objective: ssim, encoder: {recipe: av1, points: [\(av1)]}}
      - {codec: JPEG 2000, objective: mse, encoder: {recipe: jpeg2000, points: [\(jpeg2000)]}}
      - {codec: JPEG, objective: mse, encoder: {recipe: jpeg, points: [\(jpeg)]}}
    metrics: [psnr, ms-ssim, ms-ssim-joint, vgg16]
    weights: {vgg16: \(weights)}
    anchor: {codec: x265, objective: mse}

    """
  }

  private static let hevc = "22, 27, 32, 37, 42, 47"
  private static let av1 = "16, 26, 36, 44, 52, 59"
  private static let jpeg2000 = "10, 18, 32, 56, 100, 180"
  private static let jpeg = "6, 12, 22, 40, 65, 85"
}
