internal import Weights

/// The thirteen convolutions of VGG-16 (Simonyan and Zisserman 2015, configuration D).
enum VGG16Layout {
  struct Convolution {
    /// The paper's name: `conv1_1`.
    let name: String
    /// torchvision's name without the suffix: `features.0`.
    let torch: String
    /// Keras' layer: `block1_conv1`.
    let keras: String
    let outputs: Int

    /// Name of the layer in a file of this format.
    func name(in format: WeightFile.Format) -> String {
      switch format {
      case .keras: keras
      case .caffe: name
      case .hdf5, .safetensors, .pytorch, .numpy: torch
      }
    }
  }

  static let convolutions: [Convolution] = [
    (1, [0, 2], 64), (2, [5, 7], 128), (3, [10, 12, 14], 256), (4, [17, 19, 21], 512),
    (5, [24, 26, 28], 512),
  ].flatMap { block, places, outputs in
    places.enumerated().map { index, place in
      Convolution(
        name: "conv\(block)_\(index + 1)", torch: "features.\(place)",
        keras: "block\(block)_conv\(index + 1)", outputs: outputs)
    }
  }

  /// torchvision's name of an array, which training scripts wrap and LPIPS keeps in slices
  /// (`net.slice1.0.weight`).
  static func torchName(_ name: String) -> String {
    let bare = TrainingNames.bare(name)
    guard bare.hasPrefix("slice"), let dot = bare.firstIndex(of: "."),
      let slice = Int(bare[..<dot].dropFirst(5)), (1...5).contains(slice)
    else { return bare }
    return "features" + bare[dot...]
  }

  /// Whether an array belongs to the classifier, which full files have and no feature needs.
  static func isClassifier(_ key: String, format: WeightFile.Format) -> Bool {
    switch format {
    case .keras: ["fc1/", "fc2/", "predictions/"].contains { key.hasPrefix($0) }
    case .caffe: ["fc6.", "fc7.", "fc8."].contains { key.hasPrefix($0) }
    case .hdf5, .safetensors, .pytorch, .numpy:
      TrainingNames.bare(key).hasPrefix("classifier.")
    }
  }
}
