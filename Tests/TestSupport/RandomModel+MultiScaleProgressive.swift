internal import Tensors

extension RandomModel {
  /// The arrays of a multi-scale progressive codec under the names of MPEG VCM, without scales f_w.
  mutating func progressive(_ codec: String) {
    let N = 6
    let F = codec == "msp-extra" ? N : N / 2
    func single(_ model: inout RandomModel, _ name: String) {
      model.floats[name + ".weight"] = model.fill([1], 0.05, about: 0.2)
    }
    func down(_ model: inout RandomModel, _ name: String, _ from: Int) {
      model.conv(name + ".conv1", from, N, 3)
      model.conv(name + ".conv2", N, N, 3, gain: 0.5)
      model.conv(name + ".shortcut", from, N, 3)
    }
    func residual(_ model: inout RandomModel, _ name: String) {
      model.conv(name + ".conv1", N, N, 3)
      model.conv(name + ".conv2", N, N, 3, gain: 0.5)
    }
    func up(_ model: inout RandomModel, _ name: String) {
      model.conv(name + ".conv1.conv", N, 4 * N, 3, gain: 0.5)
      model.conv(name + ".conv2", N, N, 3, gain: 0.5)
      model.conv(name + ".shortcut.conv", N, 4 * N, 3, gain: 0.5)
    }
    for layer in 0..<5 {
      for network in ["encoder", "decoder"] where network == "decoder" || layer < 4 {
        for act in ["act1", "act2"] { single(&self, "\(network).network.\(layer).\(act)") }
      }
      if layer % 2 == 0 { residual(&self, "decoder.network.\(layer)") }
    }
    down(&self, "encoder.network.0", 3)
    residual(&self, "encoder.network.1")
    down(&self, "encoder.network.2", N)
    residual(&self, "encoder.network.3")
    conv("encoder.network.4", N, N, 3, gain: 4)
    up(&self, "decoder.network.1")
    up(&self, "decoder.network.3")
    conv("decoder.network.5.conv", N, 12, 3, gain: 0.1)
    bottleneck(N)

    let name = "entropy_model.prob_decoder"
    let cnn = name + ".maskedcnn"
    conv(cnn + ".conv1.conv", N + (codec == "msp-baseline" ? 1 : N) + F, F, 3)
    single(&self, cnn + ".conv1.act")
    for block in 0..<5 {
      for half in 1...2 {
        conv("\(cnn).resblocks.res\(block).conv\(half).conv", F, F, 3, gain: 0.5)
        floats["\(cnn).resblocks.res\(block).act\(half).weight"] = fill([F], 0.05, about: 0.2)
      }
    }
    conv(cnn + ".out_z_conv.conv", F, F, 3)
    conv(cnn + ".out_mix_conv.conv", F, 2 * N, 3)
    conv(name + ".z_upsampler.conv.conv", F, 4 * F, 3)
  }
}
