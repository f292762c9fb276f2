/// Where the weights of a metric come from: what the column `weights` of `definitions.csv` and
/// `weights.csv` says, written and read here alone.
public enum WeightsOrigin: Sendable, Hashable {
  /// Drawn from a seed and never trained: numbers of them are no published ones.
  case seeded(network: String, seed: UInt64)
  /// A file, in words.
  case file(String)
  /// The metric has no weights.
  case none

  public init(_ text: String) {
    if text.isEmpty {
      self = .none
    } else if let match = text.wholeMatch(of: /seeded (.+) \(no training\), seed (\d+)/),
      let seed = UInt64(match.2)
    {
      self = .seeded(network: String(match.1), seed: seed)
    } else {
      self = .file(text)
    }
  }

  public var text: String {
    switch self {
    case .seeded(let network, let seed): "seeded \(network) (no training), seed \(seed)"
    case .file(let text): text
    case .none: ""
    }
  }

  public var isSeeded: Bool { if case .seeded = self { true } else { false } }
}
