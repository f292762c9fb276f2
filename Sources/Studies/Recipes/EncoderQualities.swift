public import Foundation

/// The values that an encoder's quality parameter takes, from the coarsest to the finest.
///
/// Rate and quality are taken to rise along it. The values are decimal numbers without rounding:
/// 25, 24.95, 24.9, ...
public struct EncoderQualities: Sendable, Hashable {
  public let coarsest: Decimal
  public let finest: Decimal
  /// Distance of neighbours, above 0.
  public let step: Decimal

  public init(from coarsest: Decimal, to finest: Decimal, step: Decimal) {
    self.coarsest = coarsest
    self.finest = finest
    self.step = step
  }

  /// The most values that a scale may have: a search tries the logarithm of that.
  static let limit = 1_000_000

  /// A scale that is written in the code.
  ///
  /// - Precondition: all three are decimal numbers.
  init(from coarsest: String, to finest: String, step: String) {
    guard let coarsest = Decimal(string: coarsest), let finest = Decimal(string: finest),
      let step = Decimal(string: step)
    else { preconditionFailure("no numbers: \(coarsest), \(finest), \(step)") }
    self.init(from: coarsest, to: finest, step: step)
  }

  private var span: Decimal { finest > coarsest ? finest - coarsest : coarsest - finest }

  /// How many values there are; the finest is among them if the step divides the scale.
  public var count: Int {
    var steps = span / step
    var whole = Decimal()
    NSDecimalRound(&whole, &steps, 0, .down)
    // A value beyond all limits stays there.
    return NSDecimalNumber(decimal: min(whole, Decimal(Self.limit))).intValue + 1
  }

  /// The value at a place on the scale, 0 for the coarsest, as it is handed to the encoder.
  public func text(at index: Int) -> String {
    let way = step * Decimal(index)
    return (finest > coarsest ? coarsest + way : coarsest - way).description
  }

  /// Whether a text is a number between the ends, on a step or not.
  public func contains(_ text: String) -> Bool {
    guard Double(text) != nil, let value = Decimal(string: text) else { return false }
    return value >= min(coarsest, finest) && value <= max(coarsest, finest)
  }
}
