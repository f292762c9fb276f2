import Foundation
package import Imaging
import Shipped

/// A study of a learned codec in two objectives beside JPEG, JPEG 2000 and x265, on photographs and
/// on images that the program makes itself.
public enum DemoStudy {
  /// The models that come with the program and take part.
  private static let models = ["hyperprior-mse", "hyperprior-ms-ssim"]

  /// The files that were written.
  public struct Written: Sendable {
    /// Path of the study file.
    public let study: String
    /// Missing parts, a sentence each.
    public let notes: [String]
  }

  /// Writes `originals/NAME.png` and `study.yaml` into a folder, which is made if needed. Files
  /// that hold the same bytes already are left alone, so that a second run has nothing to do over.
  ///
  /// - Parameter isTrained: whether `vgg16` is to run on trained weights.
  /// - Throws: `ImagingError` or a Foundation error that names the file, if it cannot be written.
  public static func write(folder: String, isTrained: Bool = false) throws -> Written {
    try write(
      folder: folder, isTrained: isTrained, photographs: Photographs.read(),
      models: ShippedModels.names)
  }

  /// - Parameters:
  ///   - photographs: nil where they cannot be had.
  ///   - known: names of models that come with the program.
  package static func write(
    folder: String, isTrained: Bool = false, photographs: [(name: String, image: Image)]?,
    models known: [String]
  ) throws -> Written {
    let images =
      (photographs ?? [])
      + DemoImages.all.filter { photographs == nil || DemoImages.companions.contains($0.name) }
    let hasModels = models.allSatisfy(known.contains)
    let originals = folder + "/originals"
    try FileManager.default.createDirectory(
      atPath: originals, withIntermediateDirectories: true)
    for (name, image) in images {
      try write(image.pngData(), to: "\(originals)/\(name).png")
    }
    let study = folder + "/study.yaml"
    try write(
      Data(text(images.map(\.name), hasModels, weights: isTrained ? "trained" : "seeded").utf8),
      to: study)
    var notes: [String] = []
    if photographs == nil {
      notes.append(
        "the demo's photographs are in the Debian packages \(Photographs.packages.joined(separator: " and ")) (with "
          + "libjpeg-turbo-progs to read them), which are not installed; generated images replace them"
      )
    }
    if !hasModels {
      notes.append(
        "the models that come with the program are missing, so the learned codec is left out")
    }
    return Written(study: study, notes: notes)
  }

  private static func write(_ data: Data, to path: String) throws {
    if FileManager.default.contents(atPath: path) == data { return }
    try data.write(to: URL(fileURLWithPath: path), options: .atomic)
  }

  /// Six points a codec, at about the same rates.
  private static func text(_ images: [String], _ hasModels: Bool, weights: String) -> String {
    let learned = [
      "hyperprior, objective: mse, model: {files: \"shipped:hyperprior-mse\", rates: [\(rates)]}",
      "hyperprior, objective: ms-ssim, model: {files: \"shipped:hyperprior-ms-ssim\", rates: [\(rates)]}",
    ]
    let others = [
      "x265, objective: mse, encoder: {recipe: hevc, points: [\(hevc)]}",
      "x265, objective: ssim, encoder: {recipe: hevc, points: [\(hevc)]}",
      "JPEG 2000, objective: mse, encoder: {recipe: jpeg2000, points: [\(jpeg2000)]}",
      "JPEG, objective: mse, encoder: {recipe: jpeg, points: [\(jpeg)]}",
    ]
    let codecs = ((hasModels ? learned : []) + others).map { "  - {codec: \($0)}" }
    return """
      # Written by `crossmetric demo`: a learned codec that was trained for MSE and for MS-SSIM, beside three that were not.
      # docs/codecs.md describes the models, docs/encoders.md the encoders; another ladder is
      # `encoder: {recipe: jpeg, points: [30, 60]}`.
      study: demo
      originals: "originals/{image}.png"
      images: [\(images.joined(separator: ", "))]
      codecs:
      \(codecs.joined(separator: "\n"))
      metrics: [psnr, ms-ssim, ms-ssim-phases, vgg16]
      weights: {vgg16: \(weights)}
      anchor: {codec: JPEG, objective: mse}

      """
  }

  private static let rates = "0, 1, 3, 4, 6, 7"
  private static let hevc = "22, 27, 32, 37, 42, 47"
  private static let jpeg2000 = "10, 18, 32, 56, 100, 180"
  private static let jpeg = "6, 12, 22, 40, 65, 85"
}
