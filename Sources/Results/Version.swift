/// The version of CrossMetric, which provenance, exports and reports state.
public enum Version {
  public static let current = "0.1.0"
}
