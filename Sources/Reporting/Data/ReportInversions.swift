public import Results

/// The part of the report on crops in which metrics disagree.
public struct ReportInversions: Sendable {
  /// A metric that was compared with the squared error.
  public struct Loss: Sendable {
    public var metric: String
    /// Name of its local number.
    public var name: String
    /// Definition of its local number.
    public var definition: String

    public init(metric: String, name: String, definition: String) {
      self.metric = metric
      self.name = name
      self.definition = definition
    }
  }

  /// The largest product of margins first.
  public var rows: [CropRow]
  public var losses: [Loss]
  /// Pairs of reconstructions that were compared.
  public var pairs: Int
  public var notes: [String]
  /// Pixels along each border that no crop touches.
  public var frame: Int

  public init(rows: [CropRow], losses: [Loss], pairs: Int, notes: [String] = [], frame: Int = 0) {
    self.rows = rows
    self.losses = losses
    self.pairs = pairs
    self.notes = notes
    self.frame = frame
  }
}
