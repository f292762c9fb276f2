public import Foundation
import Imaging

/// A study on disk that scores in a second: one codec in two objectives, noise as the distortion.
public struct SmallStudy {
  public let folder: URL
  public var file: String { folder.appendingPathComponent("study.yaml").path }
  public static let points = ["0.10", "0.2", "0.4", "0.8"]

  /// Writes originals, reconstructions, a rate table and the study file.
  public init(
    _ folder: URL, images: Int = 6, metrics: String = "[psnr, ms-ssim, ms-ssim-joint]",
    extra: String = ""
  ) throws {
    self.folder = folder
    let names = (0..<images).map { "image\($0)" }
    for (index, name) in names.enumerated() {
      try write("originals/\(name).png", picture(index, noise: 0, seed: 0))
      for (step, point) in Self.points.enumerated() {
        // The second objective has a little less noise of another seed.
        try write("codec/mse/\(point)/\(name).png", picture(index, noise: 48 >> step, seed: 7))
        try write("codec/ms-ssim/\(point)/\(name).png", picture(index, noise: 40 >> step, seed: 8))
      }
    }
    var table = "lambda," + Self.points.joined(separator: ",") + "\r\n"
    for (index, name) in names.enumerated() {
      let rates = Self.points.map { "\((Double($0) ?? 0) * (1 + Double(index) / 10))" }
      table += ([name] + rates).joined(separator: ",") + "\r\n"
    }
    try text("rates.csv", table)
    try text(
      "study.yaml",
      """
      study: small
      originals: "originals/{image}.png"
      codecs:
        - codec: noise
          objective: mse
          reconstructions: "codec/mse/{point}/{image}.png"
          rate: {table: rates.csv}
        - codec: noise
          objective: ms-ssim
          reconstructions: "codec/ms-ssim/{point}/{image}.png"
          rate: {table: rates.csv}
      metrics: \(metrics)
      anchor: {codec: noise, objective: mse}
      \(extra)
      """)
  }

  private func picture(_ index: Int, noise: Int, seed: UInt64) -> Image {
    TestImages.ramps(width: 176, height: 168 + 2 * index, noise: noise, seed: seed &+ UInt64(index))
  }

  public func text(_ name: String, _ text: String) throws {
    let url = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  private func write(_ name: String, _ image: Image) throws {
    let url = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try image.writePNG(url.path)
  }
}
