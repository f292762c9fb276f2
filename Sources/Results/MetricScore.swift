/// A metric's result for one reconstruction: its score, and the parts that the score is made of.
public struct MetricScore: Sendable, Hashable {
  public struct Part: Sendable, Hashable {
    public let suffix: String
    public let score: Double

    public init(_ suffix: String, _ score: Double) {
      self.suffix = suffix
      self.score = score
    }
  }

  public let score: Double
  public let parts: [Part]

  public init(_ score: Double, parts: [Part] = []) {
    self.score = score
    self.parts = parts
  }
}
