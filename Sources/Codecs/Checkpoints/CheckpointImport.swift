internal import EntropyCoding
internal import Foundation
package import Tensors
public import Weights

/// Turns a checkpoint into this program's weights: newest names, nothing that decoding
/// does not need, and the integer tables just as they are in the file.
public struct CheckpointImport: Sendable {
  public let weights: CodecWeights
  /// Names in the file that are not needed.
  public let leftOut: [String]
  /// Whether the file had no tables, so that they were made here: it was saved without `update()`.
  public let madeTables: Bool
  /// `ImageCodec.assumptions`
  public let assumptions: [String]

  /// - Parameters:
  ///   - file: the checkpoint.
  ///   - codec: which one it is, where its names and shapes fit several.
  ///   - options: what the weights do not say of themselves.
  /// - Throws: `CodecError`, `LayerError`.
  public init(
    _ file: WeightFile, codec: String? = nil, options: CheckpointOptions = .init()
  ) throws {
    // Parity data keeps other arrays beside its weights.
    let grouped = file.entries.contains { $0.name.hasPrefix("weights/") }
    var floats: [String: Tensor] = [:]
    var integers: [String: IntegerArray] = [:]
    var leftOut: [String] = []
    for entry in file.entries
    where !grouped || entry.name.hasPrefix("weights/") || entry.name.hasPrefix("weight_scales/") {
      let translated = CodecRegistry.families.lazy.compactMap { $0.translated(entry.name) }.first
      let key = translated?.key ?? CheckpointKeys.current(entry.name)
      if CheckpointKeys.isLeftOut(key) {
        leftOut.append(entry.name)
        continue
      }
      guard floats[key] == nil, integers[key] == nil else {
        throw CodecError.twice(file: file.path, key: key)
      }
      let isTable = ["._quantized_cdf", "._cdf_length", "._offset"].contains(where: key.hasSuffix)
      if isTable, let values = entry.integers {
        // Models that were never updated hold empty tables.
        if !values.isEmpty { integers[key] = IntegerArray(shape: entry.shape, values: values) }
      } else if isTable, entry.shape.contains(0) {
        continue
      } else if !isTable, var tensor = entry.tensor {
        if let translated {
          guard let turned = translated.applied(to: tensor) else {
            throw CodecError.shape(
              file: file.path, key: entry.name,
              expected: [Int?](repeating: nil, count: translated.layout.rank), found: tensor.shape)
          }
          tensor = turned
        }
        if !tensor.values.isEmpty { floats[key] = tensor }
      } else {
        throw CodecError.type(
          file: file.path, key: entry.name, found: entry.type,
          expected: isTable ? "32-bit integers" : "32-bit floats")
      }
    }
    if let family = CheckpointKeys.codec(floats.mapValues(\.shape))
      .flatMap(CodecRegistry.family)
    {
      integers.merge(family.settings(options)) { $1 }
    }
    try self.init(
      floats: floats, integers: integers, leftOut: leftOut, codec: codec, path: file.path)
  }

  /// - Parameter floats: by their newest names, the same for `integers`.
  package init(
    floats: [String: Tensor], integers: [String: IntegerArray], leftOut: [String] = [],
    codec: String? = nil, path: String
  ) throws {
    let likely = CheckpointKeys.codec(floats.mapValues(\.shape))
    guard let name = codec ?? likely else {
      throw CodecError.unknownNetwork(file: path, keys: floats.keys.sorted())
    }
    do { try self.init(floats, integers, leftOut: leftOut, codec: name, path: path) } catch let
      error as CodecError
    {
      guard let codec, codec != likely, error.isOfOtherWeights else { throw error }
      throw CodecError.otherCodec(file: path, named: codec, likely: likely, why: "\(error)")
    }
  }

  private init(
    _ floats: [String: Tensor], _ integers: [String: IntegerArray], leftOut: [String],
    codec: String, path: String
  ) throws {
    var (floats, integers) = (floats, integers)
    let entry = try CodecRegistry.entry(codec)
    entry.addDerived(&floats)
    madeTables =
      try entry.usesTables && Self.addTables(&floats, &integers, entry, path: path)
    let source = URL(fileURLWithPath: path).lastPathComponent
    weights = CodecWeights(
      NetworkArchive(network: codec, source: source, floats: floats, integers: integers),
      path: path)
    self.leftOut = leftOut
    // Every array is asked for once with its shape; what was not asked for belongs to another model.
    let used = UsedKeys()
    assumptions = try entry.codec(weights.recording(used)).assumptions
    let unknown = (Array(floats.keys) + integers.keys).filter {
      !used.contains($0) && !$0.hasPrefix("entropy_bottleneck.")
    }
    guard unknown.isEmpty else {
      throw CodecError.unknownKeys(file: path, keys: unknown.sorted(), codec: codec)
    }
  }

  // MARK: Tables

  /// Makes the tables that a checkpoint does not have.
  private static func addTables(
    _ floats: inout [String: Tensor], _ integers: inout [String: IntegerArray],
    _ entry: CodecEntry, path: String
  ) throws -> Bool {
    var made = false
    do {
      if integers["entropy_bottleneck._quantized_cdf"] == nil {
        let own = CodecWeights(
          NetworkArchive(network: entry.name, source: "", floats: floats, integers: [:]), path: path
        )
        let (density, quantiles) = try own.density()
        set(
          "entropy_bottleneck",
          try EntropyBottleneck(density: density, quantiles: quantiles).tables, &integers)
        made = true
      }
      let gaussian = "gaussian_conditional"
      if entry.hasHyperprior, integers[gaussian + "._quantized_cdf"] == nil {
        let scales = floats[gaussian + ".scale_table"]?.values
        let conditional = try GaussianConditional(
          scaleTable: scales ?? GaussianConditional.defaultScaleTable)
        floats[gaussian + ".scale_table"] = Tensor(
          shape: [conditional.scaleTable.count], values: conditional.scaleTable)
        set(gaussian, conditional.tables, &integers)
        made = true
      }
    } catch let error as EntropyCodingError {
      throw CodecError.tables(file: path, error)
    }
    return made
  }

  private static func set(
    _ name: String, _ tables: CDFTables, _ integers: inout [String: IntegerArray]
  ) {
    let rows = (0..<tables.rowCount).map(tables.row)
    let width = rows.map(\.bounds.count).max() ?? 0
    integers[name + "._quantized_cdf"] = IntegerArray(
      shape: [rows.count, width],
      values: rows.flatMap { row in
        row.bounds.map(Int32.init) + [Int32](repeating: 0, count: width - row.bounds.count)
      })
    integers[name + "._cdf_length"] = IntegerArray(
      shape: [rows.count], values: rows.map { Int32($0.bounds.count) })
    integers[name + "._offset"] = IntegerArray(shape: [rows.count], values: rows.map(\.offset))
  }
}

extension CodecWeights {
  /// The density of the entropy bottleneck, and low, median and high of each channel.
  func density() throws(CodecError) -> (FactorizedDensity, quantiles: [Float]) {
    let name = "entropy_bottleneck."
    let channels = try outputs(name + "quantiles")
    let widths = FactorizedDensity.widths
    var (matrices, biases, factors): ([[Float]], [[Float]], [[Float]]) = ([], [], [])
    for k in 0..<5 {
      matrices.append(
        try floats(name + "matrices.\(k)", [channels, widths[k + 1], widths[k]]).values)
      biases.append(try floats(name + "biases.\(k)", [channels, widths[k + 1], 1]).values)
      if k < 4 {
        factors.append(try floats(name + "factors.\(k)", [channels, widths[k + 1], 1]).values)
      }
    }
    return (
      FactorizedDensity(channels: channels, matrices: matrices, biases: biases, factors: factors),
      try floats(name + "quantiles", [channels, 1, 3]).values
    )
  }
}

/// The user's choices at an import.
public struct CheckpointOptions: Sendable, Equatable {
  /// The authors' name of the model, or the name of its file, which may begin with it.
  public var modelName: String
  /// Names of the switches that are on.
  public var switches: Set<String>

  public init(modelName: String = "", switches: Set<String> = []) {
    self.modelName = modelName
    self.switches = switches
  }
}
