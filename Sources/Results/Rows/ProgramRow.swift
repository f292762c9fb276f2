/// A program that made reconstructions: a row of `programs.csv`.
public struct ProgramRow: CSVRow, Hashable {
  public static let columns = ["codec", "objective", "program", "file", "version"]

  public var codec: String
  public var objective: String
  /// As the recipe names it.
  public var program: String
  /// Path, size and time of last change.
  public var file: String
  /// The line that it prints of its version; empty where it is not known how to ask.
  public var version: String

  public init(
    codec: String, objective: String, program: String, file: String, version: String
  ) {
    self.codec = codec
    self.objective = objective
    self.program = program
    self.file = file
    self.version = version
  }

  public init(_ record: CSVRecord) throws {
    self.init(
      codec: record.text("codec"), objective: record.objective("objective"),
      program: record.text("program"), file: record.text("file"), version: record.text("version"))
  }

  public var fields: [String] { [codec, objective, program, file, version] }
}
