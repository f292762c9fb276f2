public import Imaging

/// Checks that a pair can be compared at all.
///
/// - Throws: `MetricError.sizes`, or `.depths` where the rule asks for equal depths.
public func requireComparable(_ original: Image, _ reconstruction: Image, depth: DepthRule) throws {
  guard original.width == reconstruction.width, original.height == reconstruction.height else {
    throw MetricError.sizes(
      original: [original.width, original.height],
      reconstruction: [reconstruction.width, reconstruction.height])
  }
  guard depth == .match || original.bitDepth == reconstruction.bitDepth else {
    throw MetricError.depths(
      original: original.bitDepth, reconstruction: reconstruction.bitDepth)
  }
}
