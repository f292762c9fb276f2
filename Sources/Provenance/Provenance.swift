import Digests
public import Foundation
public import Results

/// Where the numbers of a results folder come from: `provenance.json` beside them.
public struct Provenance: Codable, Sendable, Equatable {
  public static let file = "provenance.json"

  /// The study file as it was at the last run.
  public struct StudyRecord: Codable, Sendable, Equatable {
    public var name: String
    /// Path of the study file as seen from the results folder, so that both may move together.
    public var path: String
    /// SHA-256 of its bytes.
    public var sha256: String
    /// The whole of it.
    public var text: String

    public init(name: String, path: String, bytes: Data) {
      self.name = name
      self.path = path
      sha256 = SHA256.hex(of: bytes)
      text = String(decoding: bytes, as: UTF8.self)
    }
  }

  /// A metric under the definition of the last run.
  public struct MetricRecord: Codable, Sendable, Equatable {
    public var metric: String
    /// Fingerprint, as in the column `definition` of `scores.csv`.
    public var definition: String
    /// Text of the definition, weights digest included.
    public var text: String
    /// Where the weights come from; empty without weights.
    public var weights: String

    public init(_ definition: MetricDefinition) {
      metric = definition.metric
      self.definition = definition.fingerprint
      text = definition.text
      weights = definition.weights
    }
  }

  /// How an encoder of the study made its reconstructions.
  public struct EncoderRecord: Codable, Sendable, Equatable {
    /// A program, the file of it, and the line that it prints of its version.
    public struct ProgramRecord: Codable, Sendable, Equatable {
      public var program: String
      public var file: String
      public var version: String
    }

    public var codec: String
    public var objective: String
    public var programs: [ProgramRecord]
    /// The different command lines, one for each quality that was used.
    public var encode: [String]
    public var decode: [String]
  }

  public var study: StudyRecord
  public var metrics: [MetricRecord]
  /// From `encodings.csv` and `programs.csv`; nil without encoders.
  public var encoders: [EncoderRecord]?
  /// Every run that wrote to the folder, oldest first.
  public var runs: [RunRecord]

  public init(study: StudyRecord, metrics: [MetricRecord], runs: [RunRecord] = []) {
    self.study = study
    self.metrics = metrics
    self.runs = runs
  }

  /// Takes over the facts on encoders from the folder's tables.
  ///
  /// - Throws: `CSVError`.
  public mutating func readEncoders(folder: String) throws {
    let files = [folder + "/encodings.csv", folder + "/programs.csv"]
    guard files.allSatisfy(FileManager.default.fileExists(atPath:)) else { return }
    let programs = try ProgramRow.rows(ofFile: files[1])
    var records: [EncoderRecord] = []
    for row in try EncodingRow.rows(ofFile: files[0]) {
      let place = records.firstIndex { $0.codec == row.codec && $0.objective == row.objective }
      if place == nil {
        let own = programs.filter { $0.codec == row.codec && $0.objective == row.objective }
        records.append(
          EncoderRecord(
            codec: row.codec, objective: row.objective,
            programs: own.map { .init(program: $0.program, file: $0.file, version: $0.version) },
            encode: [], decode: []))
      }
      let index = place ?? records.count - 1
      if !records[index].encode.contains(row.encode) { records[index].encode.append(row.encode) }
      if !records[index].decode.contains(row.decode) { records[index].decode.append(row.decode) }
    }
    encoders = records
  }

  /// Reads a folder's provenance.
  ///
  /// - Returns: nil if the folder has none.
  /// - Throws: `ProvenanceError.unreadable`.
  public static func read(folder: String) throws -> Provenance? {
    let path = folder + "/" + file
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    do { return try JSONDecoder().decode(Provenance.self, from: data) } catch {
      throw ProvenanceError.unreadable(file: path)
    }
  }

  /// Writes it into a folder; the file appears whole or not at all.
  public func write(folder: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let data = try encoder.encode(self) + Data("\n".utf8)
    try data.write(to: URL(fileURLWithPath: folder + "/" + Self.file), options: .atomic)
  }
}
