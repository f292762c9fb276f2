internal import Weights

/// Why a file of weights does not make the network of a metric; facts here, one sentence in
/// `description`. `WeightError` says what is wrong with the file itself.
public enum NetworkError: Error, Equatable, CustomStringConvertible {
  case missing(file: String, key: String)
  case unknownKeys(file: String, keys: [String])
  /// None of a file's arrays is one of the network's.
  case otherNetwork(file: String, keys: [String])
  case unknownPreprocessing(file: String, name: String)
  case noLayerSums(file: String)
  case missingFactors(file: String, key: String, factors: MetricFactors)
  /// An array that a metric with a network of its own needs.
  case missingArray(file: String, key: String, metric: String)
  /// Factors that were trained on torchvision's weights, and a network of Keras or Caffe.
  case otherTraining(file: String, factors: MetricFactors, network: String)

  public var description: String {
    switch self {
    case .missing(let file, let key):
      "\(file) has no \"\(key)\"; VGG-16 weights need the kernel and bias of all 13 convolutions"
    case .unknownKeys(let file, let keys):
      "\(file) has keys that do not belong to VGG-16: \(quoted(keys)); give VGG-16 itself, not a "
        + "network like it, or remove them"
    case .otherNetwork(let file, let keys):
      "\(file) has no VGG-16 but \(keys.isEmpty ? "nothing" : quoted(keys)); give VGG-16 as "
        + "torchvision or Keras stores it"
    case .unknownPreprocessing(let file, let name):
      "\(file) asks for the preprocessing \"\(name)\"; known are "
        + Preprocessing.allCases.map(\.rawValue).joined(separator: ", ")
    case .noLayerSums(let file):
      "\(file) has nothing to compare with; write it with `crossmetric weights import`"
    case .missingFactors(let file, let key, let factors):
      "\(file) has no \"\(key)\", which \(factors.metric) needs; \(factors.remedy)"
    case .missingArray(let file, let key, let metric):
      "\(file) has no \"\(key)\", which \(metric) needs; fetch its weights with `crossmetric weights "
        + "fetch \(metric)`"
    case .otherTraining(let file, let factors, let network):
      "the factors of \(factors.metric) in \(file) were trained on torchvision's VGG-16, but the network "
        + "is \(network) with Caffe's preprocessing; import torchvision's weights"
    }
  }
}
