/// A row of `inputs.csv`: a file that was read, as it was then.
public struct InputRow: CSVRow, Hashable {
  public static let schema: Columns<InputRow> = [
    .name(
      "path", \.path,
      "Path of the file: relative to the study file, or, after ./, to the results folder."),
    .value("size", \.size, unit: "bytes", "Size of the file."),
    .name("mtime", \.mtime, "Time of last change, seconds since 1970 with nanoseconds."),
    .name("sha256", \.sha256, "SHA-256 of the content that was read."),
  ]

  public var path = ""
  public var size = 0
  public var mtime = ""
  public var sha256 = ""

  public init() {}
}

/// Names of files in `inputs.csv`: relative to the study file, or, with `./` in front, to the results
/// folder for files inside it, so that a study may be moved or run from another folder.
public struct InputNames: Sendable {
  private let prefixes: [(prefix: String, mark: String)]

  public init(studyFolder: String, resultsFolder: String) {
    prefixes = [(resultsFolder + "/", "./"), (studyFolder + "/", "")]
  }

  public func name(of path: String) -> String {
    for (prefix, mark) in prefixes where path.hasPrefix(prefix) {
      return mark + path.dropFirst(prefix.count)
    }
    return path
  }

  public func path(of name: String) -> String {
    if name.hasPrefix("/") { return name }
    let (prefix, mark) = name.hasPrefix("./") ? prefixes[0] : prefixes[1]
    return prefix + name.dropFirst(mark.count)
  }
}
