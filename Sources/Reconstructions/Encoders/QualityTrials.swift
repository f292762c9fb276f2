import Foundation
import Imaging
import Studies

/// Results of one original at the qualities that were tried, to reach targets.
struct QualityTrials {
  private struct Trial {
    let bitstream: String
    /// Decoded where the measure needs it.
    var reconstruction: String?
    let value: Double
  }

  private let runner: RecipeRunner
  private let scale: EncoderQualities
  /// Nil for the rate.
  private let measure: EncodingMeasure?
  private var trials: [Int: Trial] = [:]
  private var scorer: (@Sendable (Image) throws -> Double)?

  init(_ runner: RecipeRunner, _ scale: EncoderQualities, _ measure: EncodingMeasure?) {
    self.runner = runner
    self.scale = scale
    self.measure = measure
  }

  /// The encoding that comes nearest to a target.
  ///
  /// - Throws: `EncodingError.unreachable` if the target lies beyond the ends of the scale.
  mutating func reach(_ target: EncodingTarget.Value) throws(EncodingError) -> MadeEncoding {
    // A distance falls with quality, its negative rises.
    let sign = measure?.risesWithQuality ?? true ? 1.0 : -1.0
    let outcome = try QualitySearch.nearest(to: sign * target.value, among: scale.count) {
      (index) throws(EncodingError) in sign * (try value(at: index, for: target))
    }
    guard case .nearest(let index) = outcome else {
      let last = scale.count - 1
      throw .unreachable(
        target: "\(target)", coarsest: scale.text(at: 0),
        atCoarsest: try value(at: 0, for: target), finest: scale.text(at: last),
        atFinest: try value(at: last, for: target))
    }
    return try made(at: index, for: target)
  }

  private mutating func value(
    at index: Int, for target: EncodingTarget.Value
  ) throws(EncodingError) -> Double {
    if let trial = trials[index] { return trial.value }
    let quality = scale.text(at: index)
    let bitstream = try runner.encode(quality: quality, name: "trial\(index)")
    var reconstruction: String?
    let value: Double
    if let measure {
      let decoded = try runner.decode(bitstream, quality: quality)
      reconstruction = decoded
      value = try score(decoded, measure)
    } else {
      let pixels = Double(runner.task.width) * Double(runner.task.height)
      value = 8 * Double(fileSize(bitstream) ?? 0) / pixels
    }
    if value.isNaN { throw .noValue(target: "\(target)", quality: quality) }
    trials[index] = Trial(bitstream: bitstream, reconstruction: reconstruction, value: value)
    return value
  }

  private mutating func score(
    _ reconstruction: String, _ measure: EncodingMeasure
  ) throws(EncodingError) -> Double {
    do {
      let alpha = runner.picture.alpha
      if scorer == nil {
        scorer = try measure.scorer(Image.read(runner.task.original, alpha: alpha))
      }
      return try scorer?(Image.read(reconstruction, alpha: alpha)) ?? .nan
    } catch { throw EncodingError.imaging("\(error)") }
  }

  /// Copies of a trial's files, since several targets may come to one quality.
  private mutating func made(
    at index: Int, for target: EncodingTarget.Value
  ) throws(EncodingError) -> MadeEncoding {
    let value = try value(at: index, for: target)
    let quality = scale.text(at: index)
    guard var trial = trials[index] else { throw .noValue(target: "\(target)", quality: quality) }
    if trial.reconstruction == nil {
      trial.reconstruction = try runner.decode(trial.bitstream, quality: quality)
      trials[index] = trial
    }
    return MadeEncoding(
      bitstream: try copy(trial.bitstream), reconstruction: try copy(trial.reconstruction ?? ""),
      quality: quality,
      reached: value)
  }

  private func copy(_ file: String) throws(EncodingError) -> String {
    let place = file + ".copy"
    do { try FileManager.default.copyItem(atPath: file, toPath: place) } catch {
      throw .write(path: place, reason: error.localizedDescription)
    }
    return place
  }
}
