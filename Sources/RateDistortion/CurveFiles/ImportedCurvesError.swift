/// Why a file of results gives no curves.
public struct ImportedCurvesError: Error, Equatable, CustomStringConvertible {
  public enum Fault: Error, Equatable {
    case unreadable
    case tooLarge
    case tooManyFiles
    case notRecognised
    case notJSON
    case noLists
    case noPoints
    case missing(list: String)
    case notNumbers(list: String)
    case notFinite(line: String)
    case counts(list: String, values: Int, rates: Int)
    case rate(Double, point: Int)
    case mixedScales(list: String)
    case noMetric(known: [String])
    case unknownMetric(known: [String])
    case unknownTable(kind: String, known: [String])
    case noRates(file: String)
    case notTable(String)
    /// Its cells cannot be told apart.
    case malformed(table: String, reason: String)
    /// `reason` says why a cell is no number, where it is clear.
    case row(String, table: String, line: Int, reason: String?)
    case imageTwice(String, table: String)
    case tablesDiffer(String, String)
    case listTwice(String)
    /// A table with a row for each image.
    case rowsOfImages(column: String)
    case severalCodecs([String])
    case noCodec(String, known: [String])
    /// A codec is asked for in a file that does not name codecs.
    case noCodecs(String)
    /// A log that ends before its summary.
    case noSummary(log: String)
    case notLog(String)
    case noRate(log: String, table: String)
    case unclearRate(log: String, table: String)
  }

  public let file: String
  public let fault: Fault

  public init(file: String, fault: Fault) {
    self.file = file
    self.fault = fault
  }

  public var description: String {
    switch fault {
    case .unreadable: "\(file) cannot be read; check that the file is there and readable"
    case .tooLarge: "\(file) is larger than 16 MiB; give a results file of averaged curves"
    case .tooManyFiles:
      "\(file) has more than 1000 files; give one file, or a folder with the logs of one curve"
    case .notRecognised:
      "\(file) is not a known file of curves; give "
        + CurveFormats.all.map { $0.name }.joined(separator: ", or ")
    case .notJSON:
      "\(file) is not a JSON object (NaN, Infinity and truncated files are not JSON); give a "
        + "CompressAI results file or a libvmaf log"
    case .noLists: "\(file): \"results\" is not an object; it must contain lists such as \"bpp\""
    case .noPoints: "\(file) has no points; give at least one"
    case .missing(let list): "\(file) has no list \"\(list)\"; add the rate of each point"
    case .notNumbers(let list):
      "\(file): \"\(list)\" does not contain finite numbers only; give one number for each point"
    case .notFinite(let line):
      "\(file): \(line) is infinite or not a number; remove it or give its numbers"
    case .counts(let list, let values, let rates):
      "\(file): \"\(list)\" has \(values) values but \"bpp\" has \(rates); "
        + "give as many of each"
    case .rate(let rate, let point):
      "\(file): the rate of point \(point) is \(rate); a rate in bpp is above 0"
    case .mixedScales(let list):
      "\(file): \"\(list)\" has values of different scales (up to 1, dB, or above 50 as per cent "
        + "is); give all raw, or all in dB under a name that says so"
    case .noMetric(let known):
      "\(file) has none of the metrics \(known.joined(separator: ", ")); add one of them"
    case .unknownMetric(let known):
      "\(file) names no known metric; put it into a folder named "
        + known.joined(separator: ", ")
    case .unknownTable(let kind, let known):
      "\(file): the name of a table ends with what it contains (\(known.joined(separator: ", "))), "
        + "not \"\(kind)\"; rename it"
    case .noRates(let rates): "\(file) has no rates beside it; add the table \(rates)"
    case .notTable(let table):
      "\(file): \(table) is not a table with a header and rows of numbers; correct it"
    case .malformed(let table, let reason): "\(file): \(table): \(reason)"
    case .row(let row, let table, let line, let reason):
      "\(file): the row \"\(row)\" of \(table), line \(line), does not contain one finite number for "
        + "each column; " + (reason ?? "correct it")
    case .imageTwice(let image, let table):
      "\(file): \(table) has two rows of \"\(image)\"; remove one"
    case .tablesDiffer(let first, let second):
      "\(file): \(first) and \(second) have different images or points; give the same in both"
    case .rowsOfImages(let column):
      "\(file) has a column \"\(column)\", so its rows are images, not points; give the means of each "
        + "point, or the table as the rates of a study (rate: {column: FILE.csv})"
    case .listTwice(let list): "\(file) has two lists \"\(list)\"; remove one"
    case .severalCodecs(let names):
      "\(file) has curves of \(Self.list(names)); name one: \(file.prefix { $0 != "#" })#\(names.first ?? "CODEC")"
    case .noCodec(let codec, let known):
      "\(file): there is no codec \(codec) in it; it has \(Self.list(known))"
    case .noCodecs(let codec):
      "\(file): the table has no column \"codec\", so leave #\(codec) out"
    case .noSummary(let log):
      "\(file): \(log) has no numbers below \"Total Frames | Bitrate Y-PSNR\"; the encoder was stopped, "
        + "run it again"
    case .notLog(let log):
      "\(file): \(log) is not a complete libvmaf log (JSON with \"frames\" or \"pooled_metrics\"); "
        + "a folder is read as such logs, name other files one by one"
    case .noRate(let log, let table):
      "\(file): the rate of \(log) is unknown; name it like clip_0.25bpp.json or list it in "
        + "\(table) beside it (file,bpp)"
    case .unclearRate(let log, let table):
      "\(file): the name of \(log) gives no clear rate, or one above "
        + "\(Int(NamedRate.highest)) bpp; name it like clip_0.25bpp.json or list it in \(table) beside "
        + "it (file,bpp)"
    }
  }

  private static func list(_ names: [String]) -> String {
    names.prefix(6).joined(separator: ", ")
      + (names.count > 6 ? " and \(names.count - 6) more" : "")
  }
}
