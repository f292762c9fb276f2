import Tensors

// The network of Hu et al. 2021 with few channels, different ones wherever they may differ.
extension RandomModel {
  mutating func hu() {
    let (z1, z2, z3, features) = (2, 4, 9, 8)
    var channels = 3
    for (place, to) in zip([1, 4, 7, 10], [8, 10, 8, z3]) {
      conv("a_model.transform.\(place)", channels, to, 5, gain: place == 10 ? 6 : 1)
      if place < 10 { gdn("a_model.transform.\(place + 1)", to) }
      channels = to
    }
    for (place, to) in zip([1, 4, 7], [8, 10, features]) {
      deconv("s_model.transform.\(place)", channels, to, gain: 0.2)
      gdn("s_model.transform.\(place + 1)", to)
      channels = to
    }
    analysis("ha_model_2.transform.", [z3, 6, 8, 7, z2])
    analysis("ha_model_1.transform.", [z2, 4, 6, 5, z1])
    synthesis("hs_model_1.transform.", [z1, 6, 5, 8, z2])
    synthesis("hs_model_2.transform.", [z2, 6, 7, 12, z3])
    prediction("prediction_model_2", z2)
    prediction("prediction_model_3", z3)
    floats["get_h1_sigma"] = fill([1, z1, 1, 1], 0.5, about: -2)

    let name = "side_recon_model.layer_"
    let both = features + 8
    deconv(name + "1.1", z3 + z2 / 4, 9, gain: 0.3)
    deconv(name + "1a.1", 9, 10, gain: 0.5)
    deconv(name + "1b.1", 10, 8, gain: 0.5)
    conv(name + "3_1.0", both, 9, 3)
    conv(name + "3_2.0", 9, 10, 3)
    conv(name + "3_3.0", 10, both, 3)
    deconv(name + "4.1", both, 8, gain: 0.3)
    conv(name + "5.0", 8, 9, 3)
    conv(name + "6", 9, 3, 1, gain: 0.5)
  }

  private mutating func analysis(_ name: String, _ widths: [Int]) {
    conv(name + "0", widths[0], widths[1], 3)
    conv(name + "2", 4 * widths[1], widths[2], 1)
    conv(name + "4", widths[2], widths[3], 1)
    conv(name + "6", widths[3], widths[4], 1)
  }

  private mutating func synthesis(_ name: String, _ widths: [Int]) {
    mix(name + "0", widths[0], widths[1], 1)
    mix(name + "1", widths[1], widths[2], 1)
    mix(name + "3", widths[2], widths[3], 1)
    mix(name + "7", widths[3] / 4, widths[4], 3)
  }

  /// A transposed convolution with steps of 1.
  private mutating func mix(_ name: String, _ from: Int, _ to: Int, _ kernel: Int) {
    floats[name + ".weight"] = fill(
      [from, to, kernel, kernel], (2 / Double(from * kernel * kernel)).squareRoot())
    floats[name + ".bias"] = fill([to], 0.1)
  }

  private mutating func prediction(_ name: String, _ channels: Int) {
    for place in [1, 4, 7] {
      conv("\(name).transform.\(place)", channels, channels, 3, gain: place == 1 ? 0.3 : 1)
    }
    floats[name + ".fc.weight"] = fill([2 * channels, 9 * channels], 0.1)
    floats[name + ".fc.bias"] = fill([2 * channels], 0.3, about: 0.5)
  }
}
