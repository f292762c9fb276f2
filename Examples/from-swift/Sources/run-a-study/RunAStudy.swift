import Foundation
import RateDistortion
import Results
import Studies
import StudyRuns

/// Scores and analyzes a study with the library product CrossMetric, and prints what came of it.
@main
struct RunAStudy {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count == 2, let study = arguments.first, let results = arguments.last else {
      fail("Usage: run-a-study STUDY.yaml RESULTS", status: 64)
    }
    do {
      try run(study, results)
    } catch {
      // Every error of the library describes itself: what, which file, what to do.
      fail("Error: \(error)", status: 1)
    }
  }

  static func run(_ study: String, _ results: String) throws {
    let run = try StudyRun(Study.load(study), in: ResultsFolder(results)) { event in
      // Nothing is printed unless you print it.
      switch event {
      case .warning(let warning): note("warning: \(warning)")
      case .failures(let failures, let file): note("\(failures.count) failures, see \(file)")
      case .began, .progress, .remark: break
      }
    }
    let scoring = try run.score()
    note("scored \(scoring.scored), there already \(scoring.present)")

    let analysis = try run.analyze()
    for delta in analysis.bdRates where !delta.metric.contains("/") {
      print(
        "\(delta.key) against \(delta.anchorKey), \(delta.metric): \(delta.bdRatePercent) % of rate"
      )
    }
    for bias in analysis.biases where !bias.distance.contains("/") {
      print(
        "\(bias.codec): \(bias.objectiveB) against \(bias.objectiveA), \(bias.distance) at equal "
          + "\(bias.atEqual): \(bias.differencePercent) %")
    }
  }

  static func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

  static func fail(_ message: String, status: Int32) -> Never {
    note(message)
    exit(status)
  }
}
