internal import Layers

// The parts that both codecs of Cheng et al. 2020 share: the hyperprior of 3x3 kernels, and the context model.
extension CodecWeights {
  func cheng2020(_ N: Int, g_a: Network, g_s: Network) throws -> JointAutoregressive {
    let slope: Activation = .leakyReLU(0.01)
    return JointAutoregressive(
      bytesPerPixel: Network.bytesPerPixel(N, maps: 6), g_a: g_a, g_s: g_s,
      h_a: Network(
        try convolution("h_a.0", from: N, to: N, kernel: 3, then: slope),
        try convolution("h_a.2", from: N, to: N, kernel: 3, then: slope),
        try convolution("h_a.4", from: N, to: N, kernel: 3, stride: 2, then: slope),
        try convolution("h_a.6", from: N, to: N, kernel: 3, then: slope),
        try convolution("h_a.8", from: N, to: N, kernel: 3, stride: 2)),
      h_s: Network(
        try convolution("h_s.0", from: N, to: N, kernel: 3, then: slope, by: .winograd(.two)),
        try subpixel("h_s.2", from: N, to: N, then: slope, by: .winograd(.two)),
        try convolution(
          "h_s.4", from: N, to: N * 3 / 2, kernel: 3, then: slope, by: .winograd(.two)),
        try subpixel("h_s.6", from: N * 3 / 2, to: N * 3 / 2, then: slope, by: .winograd(.two)),
        try convolution("h_s.8", from: N * 3 / 2, to: 2 * N, kernel: 3, by: .winograd(.two))),
      bottleneck: try entropyBottleneck(channels: N), context: try ContextModel(self, M: N))
  }
}
