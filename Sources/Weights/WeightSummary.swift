internal import Tensors

/// A summary of a file of weights: any HDF5 or safetensors file, of any network.
public struct WeightSummary: Sendable {
  /// Facts about one array. Statistics are over its finite values, in Double; the deviation divides
  /// by their number.
  public struct Row: Sendable {
    public struct Statistics: Sendable, Equatable {
      public let minimum: Double
      public let maximum: Double
      public let mean: Double
      public let deviation: Double
      /// How many values are NaN or infinite.
      public let notFinite: Int
    }

    public let name: String
    public let type: String
    public let shape: [Int]
    /// Nil for an array without finite values, or of a type that is not read.
    public let statistics: Statistics?
  }

  public let path: String
  public let format: WeightFile.Format
  public let rows: [Row]

  public init(_ file: WeightFile) {
    path = file.path
    format = file.format
    rows = file.entries.map {
      Row(
        name: $0.name, type: $0.type, shape: $0.shape,
        statistics: $0.tensor.flatMap { Row.Statistics($0.values) })
    }
  }
}

extension WeightSummary.Row.Statistics {
  init?(_ values: [Float]) {
    var (minimum, maximum, sum, count) = (Double.infinity, -Double.infinity, 0.0, 0)
    for value in values where value.isFinite {
      let value = Double(value)
      minimum = min(minimum, value)
      maximum = max(maximum, value)
      sum += value
      count += 1
    }
    guard count > 0 else { return nil }
    let mean = sum / Double(count)
    var squares = 0.0
    for value in values where value.isFinite {
      squares += (Double(value) - mean) * (Double(value) - mean)
    }
    self.init(
      minimum: minimum, maximum: maximum, mean: mean,
      deviation: (squares / Double(count)).squareRoot(), notFinite: values.count - count)
  }
}
