internal import Foundation
internal import Tensors
public import Weights

extension VGG16Weights {
  /// Takes the weights out of a file: torchvision's names (HDF5, safetensors, PyTorch), a
  /// Keras layout or Caffe's names.
  ///
  /// Every key of the file must be a convolution's, the classifier's or a metric's factors, every convolution must be
  /// there, and each must take as many channels as the one before it gives. Keras kernels become
  /// OIHW; their input stays BGR, which the preprocessing says.
  ///
  /// - Parameters:
  ///   - file: the network in one of these formats.
  ///   - origin: where they come from, before the digest; nil for the file's name, or what our own file
  ///     says.
  /// - Throws: `WeightError`, `NetworkError`.
  public init(file: WeightFile, origin: String? = nil) throws {
    let (found, leftovers) = try Self.sort(file)
    var inputs = 3
    var convolutions: [Convolution] = []
    for layout in VGG16Layout.convolutions {
      let (weight, weightKey) = try Self.tensor(found, layout, .weight, file)
      let (bias, biasKey) = try Self.tensor(found, layout, .bias, file)
      let outputs = weight.shape.first
      guard weight.shape.count == 4, Array(weight.shape.dropFirst()) == [inputs, 3, 3],
        let outputs, outputs > 0
      else {
        throw WeightError.shape(
          file: file.path, key: weightKey, expected: [nil, inputs, 3, 3], found: weight.shape)
      }
      guard bias.shape == [outputs] else {
        throw WeightError.shape(
          file: file.path, key: biasKey, expected: [outputs], found: bias.shape)
      }
      convolutions.append(Convolution(name: layout.name, weight: weight, bias: bias))
      inputs = outputs
    }
    let isOurs = file.attributes[StoredAttribute.layout.rawValue] == StoredAttribute.layoutName
    self.init(
      convolutions, preprocessing: try Self.preprocessing(of: file),
      source: isOurs && origin == nil ? file.attributes[StoredAttribute.source.rawValue] : nil,
      fileName: origin ?? URL(fileURLWithPath: file.path).lastPathComponent
        + (file.choice.map { " (\($0))" } ?? ""), leftovers: leftovers,
      layerSums: isOurs ? Self.layerSums(of: file) : nil)
    if isOurs, let stored = file.attributes[StoredAttribute.digest.rawValue], stored != digest {
      throw WeightError.digest(file: file.path, stored: stored, computed: digest)
    }
  }

  private enum Role: String {
    case weight, bias
  }

  private struct Place: Hashable {
    let layer: String
    let role: Role
  }

  /// The place of each key in the network, and the keys that are left over.
  ///
  /// - Throws: `NetworkError.unknownKeys`, naming all of them, or `otherNetwork`.
  private static func sort(
    _ file: WeightFile
  ) throws -> (found: [Place: WeightFile.Entry], leftovers: [String]) {
    var found: [Place: WeightFile.Entry] = [:]
    var leftovers: [String] = []
    var unknown: [String] = []
    for entry in file.entries {
      if let place = place(of: entry, file.format), found[place] == nil {
        found[place] = entry
      } else if VGG16Layout.isClassifier(entry.name, format: file.format)
        || MetricFactors.isFactor(entry.name)
      {
        leftovers.append(entry.name)
      } else {
        unknown.append(entry.name)
      }
    }
    guard !found.isEmpty else {
      throw NetworkError.otherNetwork(file: file.path, keys: file.entries.map(\.name))
    }
    guard unknown.isEmpty else { throw NetworkError.unknownKeys(file: file.path, keys: unknown) }
    return (found, leftovers)
  }

  private static func place(of entry: WeightFile.Entry, _ format: WeightFile.Format) -> Place? {
    switch format {
    case .keras:
      // The names of kernels and biases changed between versions; their ranks did not.
      let layer = String(entry.name.prefix { $0 != "/" })
      guard VGG16Layout.convolutions.contains(where: { $0.keras == layer }) else { return nil }
      return Place(layer: layer, role: entry.shape.count == 1 ? .bias : .weight)
    case .hdf5, .safetensors, .pytorch, .numpy, .caffe:
      let name = format == .caffe ? entry.name : VGG16Layout.torchName(entry.name)
      guard let dot = name.lastIndex(of: "."),
        let role = Role(rawValue: String(name[name.index(after: dot)...])),
        VGG16Layout.convolutions.contains(where: { $0.name(in: format) == name[..<dot] })
      else { return nil }
      return Place(layer: String(name[..<dot]), role: role)
    }
  }

  /// One array of a layer as OIHW, all finite, and its key.
  private static func tensor(
    _ found: [Place: WeightFile.Entry], _ layout: VGG16Layout.Convolution, _ role: Role,
    _ file: WeightFile
  ) throws -> (Tensor, key: String) {
    let keras = file.format == .keras
    let layer = layout.name(in: file.format)
    guard let entry = found[Place(layer: layer, role: role)] else {
      let key =
        keras ? layer + (role == .weight ? "/kernel" : "/bias") : layer + "." + role.rawValue
      throw NetworkError.missing(file: file.path, key: key)
    }
    guard let tensor = entry.tensor else {
      throw WeightError.type(file: file.path, key: entry.name, found: entry.type)
    }
    let wrong = tensor.values.count { !$0.isFinite }
    guard wrong == 0 else {
      throw WeightError.notFinite(file: file.path, key: entry.name, count: wrong)
    }
    let isKernel = keras && tensor.shape.count == 4
    return (isKernel ? tensor.transposed([3, 2, 0, 1]) : tensor, entry.name)
  }

  private static func layerSums(of file: WeightFile) -> [Double]? {
    file.attributes[StoredAttribute.layerSums.rawValue].map { text in
      text.split(separator: " ").map { Double($0) ?? .nan }
    }
  }

  private static func preprocessing(of file: WeightFile) throws -> Preprocessing {
    guard let name = file.attributes[StoredAttribute.preprocessing.rawValue] else {
      return [.keras, .caffe].contains(file.format) ? .bgrCaffe : .rgbImageNet
    }
    guard let known = Preprocessing(rawValue: name) else {
      throw NetworkError.unknownPreprocessing(file: file.path, name: name)
    }
    return known
  }
}
