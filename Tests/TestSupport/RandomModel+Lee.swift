import Tensors

// The hybrid network of Lee et al. 2019 with few channels, M1 of M through f.
extension RandomModel {
  mutating func lee() {
    let (N, M1, M) = (8, 3, 9)
    for layer in 0..<4 {
      let name = "\(2 * layer)"
      conv("g_a." + name, layer == 0 ? 3 : N, layer == 3 ? M : N, 5, gain: layer == 3 ? 6 : 1)
      deconv("g_s." + name, layer == 0 ? M : N, layer == 3 ? 3 : N, gain: 0.2)
      if layer < 3 {
        gdn("g_a.\(2 * layer + 1)", N)
        gdn("g_s.\(2 * layer + 1)", N)
      }
    }
    floats["g_s.6.bias"] = fill([3], 0.1)
    conv("h_a.0", M, N, 3)
    conv("h_a.2", N, N, 5)
    conv("h_a.4", N, N, 5)
    deconv("h_s.0", N, N, gain: 0.5)
    deconv("h_s.2", N, N, gain: 0.5)
    conv("h_s.4", N, M, 3, gain: 0.3)
    floats["sigma_z"] = fill([N], 0.5, about: -3)
    conv("f.0", 2 * M1, 4, 3, gain: 0.3)
    conv("f.1", 4, 5, 3)
    conv("f.2", 5, 3, 3)
    floats["f.3.weight"] = fill([2 * M1, 12], 0.1)
    floats["f.3.bias"] = fill([2 * M1], 0.3, about: 0.5)
  }
}
