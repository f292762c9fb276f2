internal import Digests
internal import Foundation
public import Tensors
public import Weights

/// The convolutions of AlexNet as torchvision has it (Krizhevsky 2014, "One weird trick"), with the
/// trained factors of LPIPS v0.1 on top of it, checked.
///
/// The arrays of a file, under torchvision's names and those of the lpips package, all 32-bit
/// floats:
///
///     features.0.weight    64 x   3 x 11 x 11   stride 4, padding 2    features.0.bias    64
///     features.3.weight   192 x  64 x  5 x  5   padding 2              features.3.bias   192
///     features.6.weight   384 x 192 x  3 x  3   padding 1              features.6.bias   384
///     features.8.weight   256 x 384 x  3 x  3   padding 1              features.8.bias   256
///     features.10.weight  256 x 256 x  3 x  3   padding 1              features.10.bias  256
///     lin0.model.1.weight ... lin4.model.1.weight   1 x (64, 192, 384, 256, 256) x 1 x 1
///
/// Weights are output x input x rows x columns. Numbers of outputs may be others, so that tests
/// have narrow networks. Arrays of the classifier (`classifier...`) may be there and are not looked
/// at.
public struct CalibratedAlexNet: Sendable {
  public struct Convolution: Sendable {
    /// `conv1` to `conv5`.
    public let name: String
    /// Output x input x kernel x kernel.
    public let weight: Tensor
    /// One number an output.
    public let bias: Tensor
  }

  /// The metric that the factors belong to.
  public static let metric = "lpips-alex"

  /// Torchvision's names of the layers, and the sides of their kernels.
  static let layout = [
    ("features.0", 11), ("features.3", 5), ("features.6", 3), ("features.8", 3), ("features.10", 3),
  ]

  /// From `conv1` to `conv5`.
  public let convolutions: [Convolution]
  /// One a convolution: 1 x outputs x 1 x 1.
  public let factors: [Tensor]
  /// SHA-256 over the preprocessing and, in the order of their names, each array's name, shape and
  /// values, factors included: as `VGG16Weights.digest`.
  public let digest: String
  /// Where the weights come from.
  public let source: String

  /// Takes network and factors out of one file.
  ///
  /// - Parameters:
  ///   - file: network and factors under their names.
  ///   - origin: where they come from, before the digest; nil for the file's name, or what our own file
  ///     says.
  /// - Throws: `WeightError`, `NetworkError`.
  public init(file: WeightFile, origin: String? = nil) throws {
    try self.init(network: file, factors: file, origin: origin)
  }

  /// Takes the network out of one file and the factors out of another (`weights/v0.1/alex.pth` of
  /// the lpips package).
  ///
  /// - Throws: `WeightError`, `NetworkError` if an array is missing, not finite, of another type or another shape, or
  ///   if the numbers are not those that were written.
  public init(network: WeightFile, factors file: WeightFile, origin: String? = nil) throws {
    var inputs = 3
    var convolutions: [Convolution] = []
    for (place, (name, kernel)) in Self.layout.enumerated() {
      let weight = try network.array(name + ".weight", of: Self.metric)
      guard let outputs = weight.shape.first, outputs > 0,
        weight.shape == [outputs, inputs, kernel, kernel]
      else {
        throw WeightError.shape(
          file: network.path, key: name + ".weight", expected: [nil, inputs, kernel, kernel],
          found: weight.shape)
      }
      let bias = try network.array(name + ".bias", of: Self.metric, shape: [outputs])
      convolutions.append(Convolution(name: "conv\(place + 1)", weight: weight, bias: bias))
      inputs = outputs
    }
    self.convolutions = convolutions
    factors = try convolutions.enumerated().map { place, convolution in
      try file.array(
        Self.factor(place), of: Self.metric, shape: [1, convolution.bias.shape[0], 1, 1])
    }
    var hash = SHA256()
    hash.update(Preprocessing.rgbImageNet.rawValue + "\n")
    let named = Self.named(convolutions, factors)
    for (name, tensor) in named.sorted(by: { $0.key < $1.key }) {
      hash.update(name, tensor.shape, tensor.values)
    }
    digest = hash.finish()
    let isOurs = network.attributes[StoredAttribute.layout.rawValue] == StoredAttribute.layoutName
    let stored = isOurs ? network.attributes[StoredAttribute.digest.rawValue] : nil
    if let stored, network.path == file.path, stored != digest {
      throw WeightError.digest(file: network.path, stored: stored, computed: digest)
    }
    let width = zip([64, 192, 384, 256, 256], convolutions).first { $0 != $1.bias.shape[0] }
    source =
      (isOurs && origin == nil ? network.attributes[StoredAttribute.source.rawValue] : nil)
      ?? (origin ?? URL(fileURLWithPath: network.path).lastPathComponent)
      + ", with factors of \(Self.metric), digest \(digest.prefix(12))"
      + (width == nil ? "" : ", AlexNet of other width")
  }

  /// Writes network and factors as one HDF5 file, which `init(file:)` reads; the same weights give
  /// the same bytes.
  ///
  /// - Throws: `WeightError.unwritable`.
  public func write(to path: String) throws {
    try HDF5Writer.write(
      Self.named(convolutions, factors),
      attributes: [
        .layout: StoredAttribute.layoutName, .source: source, .digest: digest,
        .preprocessing: Preprocessing.rgbImageNet.rawValue,
      ], to: path)
  }

  private static func factor(_ place: Int) -> String { "lin\(place).model.1.weight" }

  private static func named(
    _ convolutions: [Convolution], _ factors: [Tensor]
  ) -> [String: Tensor] {
    var arrays: [String: Tensor] = [:]
    for (place, convolution) in convolutions.enumerated() {
      arrays[layout[place].0 + ".weight"] = convolution.weight
      arrays[layout[place].0 + ".bias"] = convolution.bias
      arrays[factor(place)] = factors[place]
    }
    return arrays
  }
}

extension WeightFile {
  /// A float array that a metric needs, all finite.
  fileprivate func array(
    _ name: String, of metric: String, shape: [Int]? = nil
  ) throws -> Tensor {
    guard let entry = entries.first(where: { $0.name == name }) else {
      throw NetworkError.missingArray(file: path, key: name, metric: metric)
    }
    guard let tensor = entry.tensor else {
      throw WeightError.type(file: path, key: name, found: entry.type)
    }
    if let shape, tensor.shape != shape {
      throw WeightError.shape(file: path, key: name, expected: shape, found: tensor.shape)
    }
    let wrong = tensor.values.count { !$0.isFinite }
    guard wrong == 0 else { throw WeightError.notFinite(file: path, key: name, count: wrong) }
    return tensor
  }
}
