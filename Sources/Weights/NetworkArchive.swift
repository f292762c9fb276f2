package import Digests
internal import Foundation
public import Tensors

/// Whole numbers on a grid, row-major.
public struct IntegerArray: Sendable, Equatable {
  public let shape: [Int]
  public let values: [Int32]

  /// - Precondition: as many values as the shape says.
  public init(shape: [Int], values: [Int32]) {
    precondition(values.count == shape.reduce(1, *), "\(values.count) values for \(shape)")
    self.shape = shape
    self.values = values
  }
}

/// The weights of a network, floats and whole numbers by name, as this program keeps them: one HDF5
/// file with the network's name, its source and a digest.
public struct NetworkArchive: Sendable {
  /// The name of the network, say "bmshj2018-hyperprior".
  public let network: String
  /// Where the weights come from, for people.
  public let source: String
  public let floats: [String: Tensor]
  public let integers: [String: IntegerArray]
  /// SHA-256 of network, names, shapes and values.
  public let digest: String

  public init(
    network: String, source: String, floats: [String: Tensor], integers: [String: IntegerArray]
  ) {
    self.network = network
    self.source = source
    self.floats = floats
    self.integers = integers
    digest = Self.digest(network, floats, integers)
  }

  /// Reads a file that `write` wrote; nil where it is another's.
  ///
  /// - Throws: `WeightError.digest` where it was changed since, `.damaged` where it holds what `write`
  ///   never writes.
  public init?(_ file: WeightFile) throws {
    guard file.attributes[StoredAttribute.layout.rawValue] == StoredAttribute.layoutName,
      let network = file.attributes[StoredAttribute.network.rawValue]
    else { return nil }
    var (floats, integers): ([String: Tensor], [String: IntegerArray]) = ([:], [:])
    for entry in file.entries {
      if let tensor = entry.tensor {
        floats[entry.name] = tensor
      } else if let values = entry.integers {
        integers[entry.name] = IntegerArray(shape: entry.shape, values: values)
      } else {
        throw WeightError.damaged(
          file: file.path, reason: "\"\(entry.name)\" has neither floats nor 32-bit integers")
      }
    }
    self.init(
      network: network, source: file.attributes[StoredAttribute.source.rawValue] ?? "",
      floats: floats, integers: integers)
    if let stored = file.attributes[StoredAttribute.digest.rawValue], stored != digest {
      throw WeightError.digest(file: file.path, stored: stored, computed: digest)
    }
  }

  /// Writes an HDF5 file; the same weights give the same bytes.
  ///
  /// - Throws: `WeightError.unwritable`.
  public func write(to path: String) throws {
    try HDF5Writer.write(
      floats, integers: integers,
      attributes: [
        .layout: StoredAttribute.layoutName, .network: network, .source: source, .digest: digest,
      ], to: path)
  }

  private static func digest(
    _ network: String, _ floats: [String: Tensor], _ integers: [String: IntegerArray]
  ) -> String {
    var hash = SHA256()
    hash.update(network + "\n")
    for (name, tensor) in floats.sorted(by: { $0.key < $1.key }) {
      hash.update(name, tensor.shape, tensor.values)
    }
    for (name, array) in integers.sorted(by: { $0.key < $1.key }) {
      hash.update(name, array.shape, array.values)
    }
    return hash.finish()
  }
}

extension SHA256 {
  /// Appends a named array.
  package mutating func update<Number: BitwiseCopyable>(
    _ name: String, _ shape: [Int], _ values: [Number]
  ) {
    update(name + "\n" + shape.map(String.init).joined(separator: "x") + "\n")
    // Swift runs on little-endian machines only, so the memory is the file's order.
    values.withUnsafeBytes { update($0) }
  }
}
