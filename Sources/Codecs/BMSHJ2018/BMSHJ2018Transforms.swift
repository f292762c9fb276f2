internal import Layers

// The transforms of Ballé et al. 2018, which Minnen et al. 2018 share: N channels inside, M in the
// latent, 5x5 kernels and steps of 2.
extension CodecWeights {
  /// N and M.
  func widths() throws -> (N: Int, M: Int) {
    (try outputs("g_a.0.weight"), try outputs("g_a.6.weight"))
  }

  /// x -> y, a sixteenth of the sides.
  func g_a(_ N: Int, _ M: Int) throws -> Network {
    Network(
      try convolution("g_a.0", from: 3, to: N, kernel: 5, stride: 2), try gdn("g_a.1", N),
      try convolution("g_a.2", from: N, to: N, kernel: 5, stride: 2), try gdn("g_a.3", N),
      try convolution("g_a.4", from: N, to: N, kernel: 5, stride: 2), try gdn("g_a.5", N),
      try convolution("g_a.6", from: N, to: M, kernel: 5, stride: 2))
  }

  /// ŷ -> x̂
  func g_s(_ N: Int, _ M: Int) throws -> Network {
    Network(
      try deconvolution("g_s.0", from: M, to: N), try gdn("g_s.1", N, inverse: true),
      try deconvolution("g_s.2", from: N, to: N), try gdn("g_s.3", N, inverse: true),
      try deconvolution("g_s.4", from: N, to: N), try gdn("g_s.5", N, inverse: true),
      try deconvolution("g_s.6", from: N, to: 3))
  }
}
