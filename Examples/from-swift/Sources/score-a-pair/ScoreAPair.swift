import Foundation
import Imaging
import Metrics
import Results

/// Scores a reconstruction against its original with the library products of CrossMetric.
@main
struct ScoreAPair {
  static func main() {
    let files = CommandLine.arguments.dropFirst()
    guard files.count == 2, let original = files.first, let reconstruction = files.last else {
      fail("Usage: score-a-pair ORIGINAL RECONSTRUCTION", status: 64)
    }
    do {
      try score(reconstruction, against: original)
    } catch {
      // Every error of the library describes itself: what, which file, what to do.
      fail("Error: \(error)", status: 1)
    }
  }

  static func score(_ reconstruction: String, against original: String) throws {
    let original = try Image.read(original)
    let reconstruction = try Image.read(reconstruction)
    for id in ["psnr", "ms-ssim", "vgg16"] {
      // Weights, alpha and depth rules go into the options; these are the program's defaults.
      let metric = try MetricRegistry.entry(id).make(MetricOptions())
      // The original's side is computed once, for any number of reconstructions.
      let scorer = try metric.scorer(for: original)
      let score = try scorer(reconstruction)
      print(metric.descriptor.id, score.score, metric.definition.weights)
    }
  }

  static func fail(_ message: String, status: Int32) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(status)
  }
}
