import Foundation
import Imaging
import Reporting
import Results
import TestSupport

/// A small study with files on disk: two images, two objectives, three points.
struct SampleReport {
  static let images = ["one", "two"]
  static let points = ["0.10", "0.5", "2"]
  static let catalogue = MetricCatalogue([
    MetricDescriptor(
      id: "quality", name: "Quality", unit: "dB", orientation: .higherIsBetter,
      curveScale: .identity, objective: "first"),
    MetricDescriptor(
      id: "distance", name: "Distance", orientation: .lowerIsBetter,
      curveScale: .negativeLogarithm, parts: ["early"]),
  ])

  /// Writes noisy images and describes them; `side` is their width.
  static func data(in folder: URL, codec: String = "ours", side: Int = 400) throws -> ReportData {
    let keys = ["first", "second"].map { CodecKey(codec: codec, objective: $0) }
    var data = ReportData(
      study: "sample", version: "1.2.3", images: images, codecs: keys, catalogue: catalogue)
    for (number, image) in images.enumerated() {
      let seed = UInt64(100 * number)
      data.pictures.originals[image] = try write(
        TestImages.ramps(width: side, height: side * 3 / 4, noise: 90, seed: seed),
        folder, "\(image).png")
      for (place, key) in keys.enumerated() {
        for (step, point) in points.enumerated() {
          let name = "\(image)-\(place)-\(step).png"
          data.pictures.reconstructions[PictureKey(codec: key, point: point, image: image)] =
            try write(
              TestImages.ramps(
                width: side, height: side * 3 / 4, noise: 80,
                seed: seed + UInt64(10 * place + step + 1)), folder, name)
          for (metric, score) in [("quality", 30 + Double(step)), ("distance", 0.25)] {
            data.scores.append(
              ScoreRow(
                CodecKey(codec: codec, objective: key.objective), point: point, image: image,
                width: side,
                height: side * 3 / 4, bytes: 1000, bpp: Double(step + 1) / 4, metric: metric,
                score: score, definition: "0123456789ab"))
          }
        }
      }
    }
    return data
  }

  private static func write(_ image: Image, _ folder: URL, _ name: String) throws -> String {
    let path = folder.appendingPathComponent(name).path
    try image.writePNG(path)
    return path
  }

  /// The data block of a written report, parsed.
  static func block(_ path: String) throws -> [String: Any] {
    let page = try String(contentsOfFile: path, encoding: .utf8)
    guard let start = page.range(of: "id=\"data\">"),
      let end = page.range(of: "</script>", range: start.upperBound..<page.endIndex)
    else { throw CocoaError(.fileReadCorruptFile) }
    let text = page[start.upperBound..<end.lowerBound]
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    guard let dictionary = object as? [String: Any] else {
      throw CocoaError(.fileReadCorruptFile)
    }
    return dictionary
  }
}
