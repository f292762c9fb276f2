/// Rates or scores that an encoder's quality is searched for, image by image.
public struct EncodingTarget: Sendable, Hashable {
  /// The target quantity: `bpp`, or the id of a metric.
  public var measure: String
  /// Values to reach, by the point that is named after each.
  public var values: [String: Value]
  /// Where the study file names the measure.
  public var place: StudyPlace

  /// The measure that is no metric: 8 · bytes / pixels of the original.
  public static let rate = "bpp"

  public init(measure: String, values: [String: Value], place: StudyPlace) {
    self.measure = measure
    self.values = values
    self.place = place
  }

  /// A value of a measure.
  public struct Value: Sendable, Hashable, CustomStringConvertible {
    public var measure: String
    public var value: Double
    /// The value as written.
    public var text: String

    public init(measure: String, value: Double, text: String) {
      self.measure = measure
      self.value = value
      self.text = text
    }

    /// Name of the point that it makes: `bpp-0.25`.
    public var point: String { "\(measure)-\(text)" }
    public var description: String { "\(measure) \(text)" }
  }
}
