internal import Digests
internal import Foundation
public import Tensors
public import Weights

/// VGG-16 together with the trained factors of a metric on top of it, checked.
///
/// A file of them is a file of VGG-16 with some more arrays, so it serves `vgg16` as well.
public struct CalibratedVGG16: Sendable {
  /// The layers whose rectified maps the metrics compare.
  public static let taps = ["conv1_2", "conv2_2", "conv3_3", "conv4_3", "conv5_3"]

  public let network: VGG16Weights
  public let factors: MetricFactors
  /// In the order of `MetricFactors`: LPIPS' five maps, or alpha and beta.
  public let values: [Tensor]
  /// SHA-256 over the network's digest and the factors' names, shapes and values.
  public let digest: String
  /// Where both come from.
  public let source: String

  /// Reads what `write` has written, or any file that holds both.
  ///
  /// - Throws: `WeightError`, `NetworkError`.
  public init(file: WeightFile, factors: MetricFactors) throws {
    try self.init(network: VGG16Weights(file: file), factors: factors, from: file)
    if let stored = file.attributes[StoredAttribute.factorsDigest.rawValue], stored != digest {
      throw WeightError.digest(file: file.path, stored: stored, computed: digest)
    }
  }

  /// Puts the weights of one file and the factors of another together.
  ///
  /// - Throws: `WeightError`, `NetworkError` if the factors are missing, not finite, do not fit the network's widths,
  ///   or the network is not one of torchvision's, for which they were trained.
  public init(network: VGG16Weights, factors: MetricFactors, from file: WeightFile) throws {
    guard network.preprocessing == .rgbImageNet else {
      throw NetworkError.otherTraining(file: file.path, factors: factors, network: network.source)
    }
    let widths = network.convolutions.filter { Self.taps.contains($0.name) }.map {
      $0.weight.shape[0]
    }
    values = try factors.shapes(widths).map { name, shape in
      guard let entry = file.entries.first(where: { $0.name == name }) else {
        throw NetworkError.missingFactors(file: file.path, key: name, factors: factors)
      }
      guard let tensor = entry.tensor else {
        throw WeightError.type(file: file.path, key: name, found: entry.type)
      }
      guard tensor.shape == shape else {
        throw WeightError.shape(
          file: file.path, key: name, expected: shape, found: tensor.shape)
      }
      let wrong = tensor.values.count { !$0.isFinite }
      guard wrong == 0 else {
        throw WeightError.notFinite(file: file.path, key: name, count: wrong)
      }
      return tensor
    }
    self.network = network
    self.factors = factors
    var hash = SHA256()
    hash.update(network.digest + "\n")
    for ((name, shape), tensor) in zip(factors.shapes(widths), values) {
      hash.update(name + "\n" + shape.map(String.init).joined(separator: "x") + "\n")
      tensor.values.withUnsafeBytes { hash.update($0) }
    }
    digest = hash.finish()
    source = "\(network.source), with factors of \(factors.metric), digest \(digest.prefix(12))"
  }

  /// Writes network and factors as one HDF5 file.
  ///
  /// - Throws: `WeightError.unwritable`.
  public func write(to path: String, layerSums: [Double]? = nil) throws {
    let names = factors.shapes([0, 0, 0, 0, 0]).map(\.name)
    try network.write(
      to: path, layerSums: layerSums,
      factors: (Dictionary(uniqueKeysWithValues: zip(names, values)), digest))
  }
}

extension CalibratedVGG16 {
  /// The weights that the options name for a metric, which has no default.
  ///
  /// - Throws: `MetricError.noWeights` if none are given, `WeightError` if they cannot be used.
  init(_ factors: MetricFactors, options: MetricOptions) throws {
    guard let path = options.weights[factors.metric] else {
      throw MetricError.noWeights(metric: factors.metric, remedy: factors.remedy)
    }
    try self.init(file: WeightFile.readNetwork(path, hdf5: options.hdf5), factors: factors)
  }
}
