import EntropyCoding
import Foundation
import Tensors
import TestSupport
import Weights

/// Tests/Fixtures/entropy/vectors.json, which Tests/References/entropy_coding.py wrote.
struct Vectors: Decodable {
  struct Row: Decodable {
    let bounds: [Int32]
    let offset: Int32
  }
  struct PMF: Decodable {
    let pmf: [Float]
    let cdf: [UInt32]
  }
  struct RANS: Decodable {
    struct Case: Decodable {
      let values: [Int32]
      let rows: [UInt16]
      let stream: String
    }
    let tables: [Row]
    let cases: [Case]
  }
  struct Bottleneck: Decodable {
    let matrices, biases, factors: [[Float]]
    let quantiles, x: [Float]
    let logits: [[Float]]
    let rows: [Row]
  }
  struct Gaussian: Decodable {
    enum CodingKeys: String, CodingKey {
      case scales, lengths
      case firstRows = "first rows"
      case sigma, row, y, mean, deviation, value, likelihood
    }
    let scales: [Float]
    let lengths: [Int]
    let firstRows: [[UInt32]]
    let sigma: [Float]
    let row: [UInt16]
    let y, mean, deviation, value: [Float]
    let likelihood: [Double]
  }
  struct Normal: Decodable {
    enum CodingKeys: String, CodingKey {
      case mean, deviation, symbols
      case endMean = "end mean"
      case endDeviation = "end deviation"
      case end, stream
    }
    let mean, deviation: [Double]
    let symbols: [Int]
    let endMean, endDeviation: Double
    let end: Int
    let stream: String

    /// The distribution of a symbol, or of the end behind the last.
    func distribution(
      _ place: Int, _ make: (Double, Double) throws -> NormalCounts
    ) rethrows -> NormalCounts {
      place < symbols.count
        ? try make(mean[place], deviation[place]) : try make(endMean, endDeviation)
    }
  }

  let pmfs: [PMF]
  let rans: RANS
  let bottleneck: Bottleneck
  let gaussian: Gaussian
  let lee, hu: Normal
  /// Streams of the authors' program.
  let leeProgram: [Normal]
  /// Its counts below each symbol, for a few distributions.
  let leeCounts: [Counts]

  struct Counts: Decodable {
    let mean, deviation: Double
    let below: [UInt64]
  }

  private static let read = Result {
    try JSONDecoder().decode(
      Vectors.self, from: Data(contentsOf: fixture("entropy/vectors.json")))
  }

  static var all: Vectors { get throws { try read.get() } }
}

extension CDFTables {
  init(_ rows: [Vectors.Row]) throws {
    let width = rows.map(\.bounds.count).max() ?? 0
    try self.init(
      cdf: rows.flatMap { $0.bounds + [Int32](repeating: 0, count: width - $0.bounds.count) },
      lengths: rows.map { Int32($0.bounds.count) }, offsets: rows.map(\.offset))
  }
}

func hex(_ bytes: [UInt8]) -> String {
  bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}

func bytes(_ hex: String) -> [UInt8] {
  var digits = Substring(hex)
  var bytes: [UInt8] = []
  while let byte = UInt8(digits.prefix(2), radix: 16) {
    bytes.append(byte)
    digits = digits.dropFirst(2)
  }
  return bytes
}

/// The arrays of outside data's entropy-coder.h5, by their paths.
struct OutsideVectors {
  private let entries: [String: WeightFile.Entry]

  init(_ folder: URL) throws {
    let path = folder.appendingPathComponent("fixtures/codecs/entropy-coder.h5").path
    let file = try WeightFile.read(path)
    entries = Dictionary(uniqueKeysWithValues: file.entries.map { ($0.name, $0) })
  }

  func has(_ name: String) -> Bool { entries[name] != nil }
  func floats(_ name: String) -> [Float] { entries[name]?.tensor?.values ?? [] }
  func integers(_ name: String) -> [Int32] { entries[name]?.integers ?? [] }
  func bytes(_ name: String) -> [UInt8] { integers(name).map { UInt8($0) } }

  func tables(_ prefix: String) throws -> CDFTables {
    try CDFTables(
      cdf: integers(prefix + "cdf"), lengths: integers(prefix + "cdf_length"),
      offsets: integers(prefix + "offset"))
  }
}
