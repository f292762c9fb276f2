import CCrossMetric
import Foundation
import Imaging
import Metrics
import RateDistortion
import Results
import Scoring
import Studies
import StudyRuns
import Synchronization
import TrainedWeights
import Weights

/// Where C takes messages from.
public typealias Message = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?

/// Runs a call that may fail: its error becomes a status and a sentence.
///
/// - Parameter isUse: whether the call may start threads, which no forked child has.
func answer(_ message: Message, isUse: Bool = true, _ body: () throws -> Void) -> cm_status {
  message?.pointee = nil
  do {
    if isUse { try Owner.check() }
    try body()
    return cm_status(CM_OK)
  } catch {
    message?.pointee = strdup("\(error)")
    return status(of: error)
  }
}

/// A mistake in the call itself.
struct CallError: Error, CustomStringConvertible {
  let description: String
  var status = CM_BAD_CALL

  init(_ description: String, status: Int = CM_BAD_CALL) {
    self.description = description
    self.status = status
  }
}

private func status(of error: any Error) -> cm_status {
  let code: Int =
    switch error {
    case let error as CallError: error.status
    case is ImagingError: CM_IMAGE
    case is MetricError: CM_METRIC
    case is WeightsProblem, is WeightError, is NetworkError: CM_WEIGHTS
    case is ExternalError: CM_METRIC
    case is StudyError, is StudyRunError, is ResultsFolderError: CM_STUDY
    case is RateRangeError, is RateMeansDiffer: CM_CURVES
    case is CancellationError: CM_CANCELLED
    default: CM_OTHER
    }
  return cm_status(code)
}

/// The process that uses the library: a forked child has its memory, but none of its threads.
private enum Owner {
  private static let process = Atomic<Int32>(0)

  static func check() throws {
    let own = getpid()
    let (_, first) = process.compareExchange(
      expected: 0, desired: own, ordering: .relaxed)
    guard first == 0 || first == own else {
      throw CallError(
        "this process was forked from one that had used CrossMetric, whose threads are gone here; start "
          + "processes by the method 'spawn', or use CrossMetric in the children alone",
        status: CM_FORKED)
    }
  }
}
