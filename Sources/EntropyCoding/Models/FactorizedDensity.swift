internal import Foundation

/// The non-parametric density of a channel (Ballé et al. 2018, appendix 6.1) with filters 3, 3, 3, 3.
///
/// v = x; five times v <- softplus(H_k) v + b_k, after the first four also v <- v + tanh(a_k) tanh(v).
/// The last v, the logit, is one number; the cumulative distribution is its sigmoid. In Float, sums
/// from left to right.
public struct FactorizedDensity: Sendable {
  /// Extents of the hidden vectors, from the value itself to the logit.
  public static let widths = [1, 3, 3, 3, 3, 1]

  public let channels: Int
  /// softplus(H_k), for each k: channels x widths[k + 1] x widths[k].
  private let matrices: [[Float]]
  /// For each k: channels x widths[k + 1].
  private let biases: [[Float]]
  /// tanh(a_k), the same for the first four.
  private let factors: [[Float]]

  /// - Precondition: extents as `widths` says.
  public init(channels: Int, matrices: [[Float]], biases: [[Float]], factors: [[Float]]) {
    let widths = Self.widths
    precondition(matrices.count == 5 && biases.count == 5 && factors.count == 4)
    for k in 0..<5 {
      precondition(matrices[k].count == channels * widths[k] * widths[k + 1])
      precondition(biases[k].count == channels * widths[k + 1])
      precondition(k == 4 || factors[k].count == channels * widths[k + 1])
    }
    self.channels = channels
    // log(1 + e^t); above 20 it is t in Float.
    self.matrices = matrices.map { $0.map { $0 > 20 ? $0 : log1p(exp($0)) } }
    self.biases = biases
    self.factors = factors.map { $0.map { tanh($0) } }
  }

  /// The logit of the cumulative distribution at a value.
  public func logit(_ value: Float, channel: Int) -> Float {
    var vector = (value, Float(0), Float(0))
    for k in 0..<5 {
      let (inputs, outputs) = (Self.widths[k], Self.widths[k + 1])
      func row(_ output: Int) -> Float {
        let place = channel * outputs + output
        var sum = matrices[k][place * inputs] * vector.0
        if inputs > 1 {
          sum += matrices[k][place * inputs + 1] * vector.1
          sum += matrices[k][place * inputs + 2] * vector.2
        }
        sum += biases[k][place]
        return k < 4 ? sum + factors[k][place] * tanh(sum) : sum
      }
      vector = outputs == 1 ? (row(0), 0, 0) : (row(0), row(1), row(2))
    }
    return vector.0
  }

  /// The probability of the unit interval about a value, without a floor.
  public func likelihood(_ value: Float, channel: Int) -> Float {
    sigmoid(logit(value + 0.5, channel: channel)) - sigmoid(logit(value - 0.5, channel: channel))
  }
}

func sigmoid(_ x: Float) -> Float { 1 / (1 + exp(-x)) }
