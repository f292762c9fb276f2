internal import CKernels
public import Tensors

/// Generalised divisive normalisation (Ballé, Laparra and Simoncelli 2016) over the channels of each
/// pixel, and its approximate inverse:
///
/// y_i = x_i / √n_i, inverse y_i = x_i √n_i, with n_i = β_i + Σ_j γ_ij x_j²
///
/// The sum is one chain of fused multiply-adds from β_i on in the order of the channels.
public struct GDN: Layer {
  /// How β and γ come from the stored numbers, which are square roots, offset by a pedestal of 2⁻³⁶:
  /// γ = max(γ', 2⁻¹⁸)² − 2⁻³⁶ and β = max(β', bound)² − 2⁻³⁶.
  public enum Rule: Sendable {
    /// The bound of β is √(10⁻⁶ + 2⁻³⁶): CompressAI, and the PyTorch code of Hu et al.
    case torch
    /// The bound of β is 2⁻¹⁸, so that β may be 0: the TensorFlow loader of Hu et al.
    case tensorFlow
    /// The stored numbers are β and γ themselves, without bounds.
    case effective

    private static let pedestal: Float = 0x1p-36

    private var bound: Float {
      self == .torch ? Float((1e-6 + 0x1p-36).squareRoot()) : 0x1p-18
    }

    func beta(_ stored: Float) -> Float { number(stored, bound) }
    func gamma(_ stored: Float) -> Float { number(stored, 0x1p-18) }

    private func number(_ stored: Float, _ bound: Float) -> Float {
      if self == .effective { return stored }
      let root = max(stored, bound)
      return root * root - Self.pedestal
    }
  }

  public let name: String
  public let channels: Int
  public let inverse: Bool
  private let gamma: KernelMemory
  private let beta: KernelMemory

  /// - Parameters:
  ///   - name: what errors call the layer.
  ///   - beta: one stored number a channel.
  ///   - gamma: stored numbers, channels x channels; the row is the channel that is normalised.
  /// - Throws: `LayerError` if a shape is not that of the layer or a number is not finite.
  public init(
    _ name: String, channels: Int, inverse: Bool, rule: Rule = .torch, beta: Tensor, gamma: Tensor
  ) throws(LayerError) {
    let betas = try beta.checked([channels], name, "beta").map(rule.beta)
    let gammas = try gamma.checked([channels, channels], name, "gamma").map(rule.gamma)
    self.name = name
    self.channels = channels
    self.inverse = inverse
    let together = Int(CK_OUTPUTS_TOGETHER)
    let room = (channels + together - 1) / together * together
    self.beta = KernelMemory(betas, count: room + Int(CK_READ_BEHIND))
    self.gamma = KernelMemory(count: room * channels + Int(CK_READ_BEHIND))
    for row in 0..<channels {
      for column in 0..<channels {
        self.gamma.start[(row / together * channels + column) * together + row % together] =
          gammas[row * channels + column]
      }
    }
  }

  /// In place if no other value shares the map.
  ///
  /// - Precondition: as many channels as the layer has.
  public func callAsFunction(_ map: consuming Tensor, _ team: KernelTeam) -> Tensor {
    let extents = map.extents
    precondition(extents.channels == channels, "\(name): a map of \(map.shape)")
    var layer = ck_gdn(
      channels: Int32(channels), inverse: inverse ? 1 : 0, gamma: gamma.start, beta: beta.start)
    let scratch = team.scratch(ck_gdn_scratch_count(&layer, Int32(team.members)))
    map.values.withUnsafeMutableBufferPointer { values in
      guard let start = values.baseAddress else { return }
      ck_normalise(
        team.instructions, &layer, start, start, extents.rows * extents.columns, team.handle,
        scratch)
    }
    return map
  }
}
