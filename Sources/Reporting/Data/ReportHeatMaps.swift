/// Where in the images each metric's error lies, as the report shows it.
public struct ReportHeatMaps: Sendable {
  /// One of the maps that a reader can choose.
  public struct Kind: Sendable {
    /// Id of the metric.
    public var metric: String
    /// `METRIC` or `METRIC/PART`.
    public var name: String
    /// The definition of a cell's number.
    public var title: String

    public init(metric: String, name: String, title: String) {
      self.metric = metric
      self.name = name
      self.title = title
    }
  }

  /// The cells of a whole image, row by row; NaN where there is no number.
  public struct Grid: Sendable {
    public var columns: Int
    public var rows: Int
    public var values: [Float]

    public init(columns: Int, rows: Int, values: [Float]) {
      self.columns = columns
      self.rows = rows
      self.values = values
    }
  }

  /// Side of a cell in pixels.
  public var cell: Int
  public var kinds: [Kind]
  /// Of each reconstruction a grid a kind; nil where there is none.
  public var grids: [PictureKey: [Grid?]]
  /// Remarks, a sentence each.
  public var notes: [String]

  public init(
    cell: Int, kinds: [Kind], grids: [PictureKey: [Grid?]] = [:], notes: [String] = []
  ) {
    self.cell = cell
    self.kinds = kinds
    self.grids = grids
    self.notes = notes
  }
}
