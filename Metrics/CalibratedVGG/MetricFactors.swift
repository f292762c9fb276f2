/// Trained numbers that a metric has beside the weights of VGG-16.
public enum MetricFactors: String, Sendable, CaseIterable {
  /// LPIPS v0.1 (Zhang et al. 2018): one factor a channel of each of five maps, as the lpips package
  /// stores them (`lpips/weights/v0.1/vgg.pth`).
  case lpips = "lpips-vgg"
  /// DISTS (Ding et al. 2020): two factors a channel of the input and of five maps, as DISTS-pytorch
  /// stores them (`weights.pt`).
  case dists = "dists"

  /// The metric that needs them.
  public var metric: String { rawValue }

  /// The file that holds them, and where it comes from.
  public var origin: String {
    switch self {
    case .lpips: "weights/v0.1/vgg.pth of the Python package lpips"
    case .dists: "weights.pt of the Python package DISTS-pytorch"
    }
  }

  /// The option of `crossmetric weights import` that takes it.
  public var option: String {
    switch self {
    case .lpips: "--lpips vgg.pth"
    case .dists: "--dists weights.pt"
    }
  }

  /// How the weights are made, for error messages.
  public var remedy: String {
    "make them with `crossmetric weights import vgg16-397923af.pth \(metric).h5 \(option)` (\(origin); "
      + "the other file is torchvision's VGG-16)"
  }

  /// The arrays and their shapes for a network with these widths of the five maps.
  func shapes(_ widths: [Int]) -> [(name: String, shape: [Int])] {
    switch self {
    case .lpips: widths.enumerated().map { ("lin\($0).model.1.weight", [1, $1, 1, 1]) }
    case .dists:
      ["alpha", "beta"].map { ($0, [1, widths.reduce(3, +), 1, 1]) }
    }
  }

  /// Whether an array belongs to some metric's factors.
  static func isFactor(_ key: String) -> Bool {
    allCases.contains { $0.shapes([0, 0, 0, 0, 0]).contains { $0.name == key } }
  }
}
