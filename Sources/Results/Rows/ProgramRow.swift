/// A program that made reconstructions: a row of `programs.csv`.
public struct ProgramRow: CSVRow, Hashable {
  public static let schema: Columns<ProgramRow> = [
    .key(\.key),
    .name("program", \.program, "Name of the program in the recipe."),
    .name("file", \.file, "Path, size and time of last change."),
    .text("version", \.version, "Its version, as it prints it; empty if unknown."),
  ]

  public var key = CodecKey.none
  public var program = ""
  public var file = ""
  public var version = ""

  public init() {}
}
