import Imaging
import Results

/// Looks up the rates of one codec entry; what fails is gathered in `faults`, each cause once.
struct RateFinder {
  private let key: CodecKey
  private typealias LookUp = (String, Original) throws(RateFault) -> Rate
  private let lookUp: LookUp
  /// Unusual facts about the source that were accepted.
  let notes: [String]
  private var told: Set<FailureRow> = []
  private var each: [FailureRow] = []
  private var found = 0
  private var missingStreams = 0
  private let source: RateSource?
  private let folder: String

  /// Each cause once; where no bit stream is there at all, that is the cause.
  var faults: [FailureRow] {
    guard found == 0, missingStreams > 1, missingStreams == each.count,
      case .bitstreams(let text) = source, let first = each.first
    else { return each }
    return [Fault.noStreams(PathPattern(text, folder: folder), each.count, first, key: key)]
  }

  init(entry: CodecEntry, study: Study) {
    key = entry.key
    source = entry.rate
    folder = study.folder
    let reader = Self.reader(of: entry, study)
    lookUp = reader.lookUp
    notes = [reader.note].compactMap { $0 }
  }

  /// The rate, or nil with its cause among `faults`.
  mutating func rate(point: String, original: Original) -> Rate? {
    do {
      let rate = try lookUp(point, original)
      found += 1
      return rate
    } catch {
      let row = Fault.row(
        key, point: error.namesPoint ? point : "", image: error.namesImage ? original.image : "",
        file: error.file, error.message)
      if told.insert(row).inserted {
        each.append(row)
        if error.isMissingStream { missingStreams += 1 }
      }
      return nil
    }
  }

  private static func reader(
    of entry: CodecEntry, _ study: Study
  ) -> (lookUp: LookUp, note: String?) {
    do {
      switch entry.rate {
      case .table(let path):
        let table = try RateTable(path)
        return (
          { (point, original) throws(RateFault) in
            Rate(bpp: try table.bpp(point: point, image: original.image))
          }, table.note
        )
      case .column(let path) where path.contains(LongRateTables.point):
        let tables = LongRateTables(path, entry.key)
        return (
          { (point, original) throws(RateFault) in
            try tables.table(of: point).rate(point: point, original: original)
          }, nil
        )
      case .column(let path):
        let table = try LongRateTable(path, entry.key, only: entry.point)
        return (
          { (point, original) throws(RateFault) in
            try table.rate(point: point, original: original)
          }, table.note
        )
      case .bitstreams(let text):
        let pattern = PathPattern(text, folder: study.folder)
        return (
          { (point, original) throws(RateFault) in
            try bitstream(pattern.path(image: original.image, point: point), original)
          }, nil
        )
      case .bpp(let rates):
        return (
          { (point, _) throws(RateFault) in try fixed(rates, point, file: study.path) }, nil
        )
      case nil:
        return (
          { (_, _) throws(RateFault) in
            throw RateFault(
              file: study.path, message: "the codec has no rate; give it the key \"rate\"",
              namesPoint: false, namesImage: false)
          }, nil
        )
      }
    } catch {
      let fault = RateFault(
        file: error.file, message: error.message, namesPoint: false, namesImage: false)
      return ({ (_, _) throws(RateFault) in throw fault }, nil)
    }
  }

  private static func bitstream(_ path: String, _ original: Original) throws(RateFault) -> Rate {
    guard let bytes = FileSize.ofFile(path) else {
      throw RateFault(
        file: path, message: "there is no bit stream \(path)", isMissingStream: true)
    }
    guard bytes > 0 else {
      throw RateFault(file: path, message: "the bit stream \(path) is empty; encode it again")
    }
    // The formats of the study's own images, whatever the files are called.
    if (try? ImageInfo.read(path)) != nil {
      throw RateFault(
        file: path,
        message:
          "\(path) is an image (PNG, PPM or PGM), not a bit stream; name the files that the "
          + "encoder wrote in \"bitstreams\", or give the bytes in a table (rate: {column: FILE.csv}) "
          + "if such files are what the codec writes")
    }
    return Rate(bytes: bytes, of: original)
  }

  private static func fixed(
    _ rates: [String: Double], _ point: String, file: String
  ) throws(RateFault) -> Rate {
    guard let bpp = rates[point] else {
      throw RateFault(
        file: file,
        message: "\"bpp\" in \(file) has no rate for the point \(point); "
          + RateTable.hint(for: point, among: Array(rates.keys)), namesImage: false)
    }
    return Rate(bpp: bpp)
  }
}
