public import Imaging
public import Weights

/// Choices for all metrics of a run; all but `cores` and `hdf5` enters every definition.
public struct MetricOptions: Sendable {
  public var alpha: AlphaRule
  public var depth: DepthRule
  /// Weight files by metric id; a metric without an entry uses its documented default.
  public var weights: [String: String]
  /// The most exact of the ways that a metric has, at the cost of time; metrics say what it changes.
  public var exact: Bool
  /// The cores that the metrics share with their caller.
  public var cores: CoreShare
  /// How weights in HDF5 files are read.
  public var hdf5: HDF5Access

  public init(
    alpha: AlphaRule = .refuse, depth: DepthRule = .equal, weights: [String: String] = [:],
    exact: Bool = false, cores: CoreShare = CoreShare(), hdf5: HDF5Access = .inProcess
  ) {
    self.alpha = alpha
    self.depth = depth
    self.weights = weights
    self.exact = exact
    self.cores = cores
    self.hdf5 = hdf5
  }
}
