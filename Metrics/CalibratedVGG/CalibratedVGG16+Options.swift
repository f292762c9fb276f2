internal import Weights

extension CalibratedVGG16 {
  /// The weights that the options name for a metric, which has no default.
  ///
  /// - Throws: `MetricError.noWeights` if none are given, `WeightError` if they cannot be used.
  init(_ factors: MetricFactors, options: MetricOptions) throws {
    guard let path = options.weights[factors.metric] else {
      throw MetricError.noWeights(metric: factors.metric, remedy: factors.remedy)
    }
    try self.init(file: WeightFile.readNetwork(path), factors: factors)
  }
}
