import Results

/// Why a metric cannot score a pair; facts here, one sentence in `description`.
public enum MetricError: Error, Equatable, CustomStringConvertible {
  case sizes(original: [Int], reconstruction: [Int])
  case depths(original: Int, reconstruction: Int)
  case tooSmall(metric: String, width: Int, height: Int, minimum: Int, remedy: String)
  /// The original has no texture, so that what the metric weighs by is not defined.
  case flat(metric: String)
  case unknown(id: String, known: [String])
  case wrongWeights(metric: String, reason: String)
  /// `remedy`: how a file is made otherwise, where there is a way.
  case noWeights(metric: String, remedy: String?)

  public var description: String {
    switch self {
    case .sizes(let original, let reconstruction):
      "the reconstruction is \(reconstruction[0])x\(reconstruction[1]) but its original is "
        + "\(original[0])x\(original[1]); a full-reference metric needs equal sizes"
    case .depths(let original, let reconstruction):
      "the original has \(original) bits a sample and the reconstruction \(reconstruction); "
        + "convert one of them, or choose depth match"
    case .tooSmall(let metric, let width, let height, let minimum, let remedy):
      "\(metric) needs sides of at least \(minimum) pixels, this image is \(width)x\(height); "
        + remedy
    case .flat(let metric):
      "\(metric) weighs by the original's texture, and this original is flat; leave it out or score it "
        + "with ms-ssim"
    case .unknown(let id, let known): Spelling.noMetric(id, known: known)
    case .wrongWeights(let metric, let reason): "\(metric): \(reason)"
    case .noWeights(let metric, let remedy):
      "\(metric) needs trained weights and none are installed; run: crossmetric weights fetch "
        + "\(metric); or "
        + (remedy.map {
          $0 + " and give it as weights: "
        }
          ?? "give a file as weights: ")
        + "{\(metric): \(remedy == nil ? "FILE" : metric + ".h5")}"
    }
  }
}
