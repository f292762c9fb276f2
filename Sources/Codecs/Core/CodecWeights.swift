internal import EntropyCoding
internal import Shipped
internal import Synchronization
internal import Tensors
public import Weights

/// The weights of one codec, checked as they are taken out.
public struct CodecWeights: Sendable {
  public let archive: NetworkArchive
  /// Where they were read, for errors.
  public let path: String
  private var used: UsedKeys?

  public init(_ archive: NetworkArchive, path: String) {
    self.archive = archive
    self.path = path
  }

  /// Numbers that training learns, as papers count them; tables, their deviations, the scales of
  /// integer convolutions and settings are none.
  public var parameterCount: Int {
    archive.floats.reduce(0) { sum, array in
      let isLearned =
        array.key != Self.scaleTable && !array.key.hasSuffix(IntegerWeights.scaleSuffix)
        && !CodecRegistry.families.contains { $0.isSetting(array.key) }
      return sum + (isLearned ? array.value.values.count : 0)
    }
  }

  private static let scaleTable = "gaussian_conditional.scale_table"

  /// The same weights, which note what is taken out of them.
  func recording(_ keys: UsedKeys) -> CodecWeights {
    var copy = self
    copy.used = keys
    return copy
  }

  /// Reads what `crossmetric codec import` wrote, or a model that comes with the program: `shipped:NAME`, or the
  /// file of it.
  ///
  /// - Parameters:
  ///   - path: of the file, or `shipped:NAME`.
  ///   - hdf5: how HDF5 files are read.
  /// - Throws: `WeightError`, `CodecError.notImported`, `ShippedModelError`.
  public static func read(_ path: String, hdf5: HDF5Access = .inProcess) throws -> CodecWeights {
    if ShippedModels.isOne(path) { return try read(ShippedModels.file(path), hdf5: hdf5) }
    let file = try WeightFile.read(path, hdf5: hdf5)
    if ShippedModels.holds(path) { return try CheckpointImport(file).weights }
    guard let archive = try NetworkArchive(file) else {
      throw CodecError.notImported(file: path)
    }
    return CodecWeights(archive, path: path)
  }

  func has(_ key: String) -> Bool { archive.floats[key] != nil }

  /// The extents of an array.
  func shape(_ key: String) throws(CodecError) -> [Int] {
    if let tensor = archive.floats[key] { return tensor.shape }
    throw .missing(file: path, key: key, codec: archive.network)
  }

  /// Its first extent, which no array may have 0 of.
  func outputs(_ key: String) throws(CodecError) -> Int { try extent(key, 0) }

  /// One of its extents, which may not be 0.
  func extent(_ key: String, _ index: Int) throws(CodecError) -> Int {
    let shape = try shape(key)
    guard shape.indices.contains(index), shape[index] > 0 else {
      throw .shape(
        file: path, key: key, expected: [Int?](repeating: nil, count: index + 1), found: shape)
    }
    return shape[index]
  }

  /// - Parameter expected: nil for any extent.
  func floats(_ key: String, _ expected: [Int?]) throws(CodecError) -> Tensor {
    guard let tensor = archive.floats[key] else {
      throw .missing(file: path, key: key, codec: archive.network)
    }
    try check(key, tensor.shape, expected)
    used?.insert(key)
    guard tensor.values.allSatisfy(\.isFinite) else { throw .notFinite(file: path, key: key) }
    return tensor
  }

  func integers(_ key: String, _ expected: [Int?]) throws(CodecError) -> [Int32] {
    guard let array = archive.integers[key] else {
      throw .missing(file: path, key: key, codec: archive.network)
    }
    try check(key, array.shape, expected)
    used?.insert(key)
    return array.values
  }

  private func check(_ key: String, _ found: [Int], _ expected: [Int?]) throws(CodecError) {
    guard found.count == expected.count,
      zip(found, expected).allSatisfy({ $0 == $1 ?? $0 })
    else { throw .shape(file: path, key: key, expected: expected, found: found) }
  }
}

// MARK: Entropy models

extension CodecWeights {
  private func tables(_ name: String, rows: Int) throws(CodecError) -> CDFTables {
    let cdf = try integers(name + "._quantized_cdf", [rows, nil])
    let lengths = try integers(name + "._cdf_length", [rows])
    let offsets = try integers(name + "._offset", [rows])
    do {
      return try CDFTables(cdf: cdf, lengths: lengths, offsets: offsets)
    } catch { throw .tables(file: path, error) }
  }

  func entropyBottleneck(channels: Int) throws(CodecError) -> EntropyBottleneck {
    let name = "entropy_bottleneck"
    let quantiles = try floats(name + ".quantiles", [channels, 1, 3]).values
    let tables = try tables(name, rows: channels)
    do {
      return try EntropyBottleneck(
        medians: (0..<channels).map { quantiles[3 * $0 + 1] }, tables: tables)
    } catch { throw .tables(file: path, error) }
  }

  func gaussianConditional() throws(CodecError) -> GaussianConditional {
    let name = "gaussian_conditional"
    let scales = try floats(Self.scaleTable, [nil]).values
    let tables = try tables(name, rows: scales.count)
    do {
      return try GaussianConditional(scaleTable: scales, tables: tables)
    } catch { throw .tables(file: path, error) }
  }
}

/// The names of the arrays that a network took from its weights.
final class UsedKeys: Sendable {
  private let keys = Mutex<Set<String>>([])

  func insert(_ key: String) { keys.withLock { _ = $0.insert(key) } }
  func contains(_ key: String) -> Bool { keys.withLock { $0.contains(key) } }
}
