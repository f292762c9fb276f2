import Foundation
import Imaging
import Metrics

/// Scores a reconstruction with a metric of this package.
@main
struct OwnMetric {
  static func main() throws {
    let files = CommandLine.arguments.dropFirst()
    guard files.count == 2, let original = files.first, let reconstruction = files.last else {
      FileHandle.standardError.write(Data("Usage: own-metric ORIGINAL RECONSTRUCTION\n".utf8))
      exit(64)
    }
    let metric = MeanAbsoluteError()
    let scorer = try metric.scorer(for: Image.read(original))
    print(metric.descriptor.id, try scorer(Image.read(reconstruction)).score)
    print(metric.definition.fingerprint, metric.definition.text)
  }
}
