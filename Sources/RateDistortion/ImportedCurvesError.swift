/// Why a results file gives no curves.
public struct ImportedCurvesError: Error, Equatable, CustomStringConvertible {
  public enum Fault: Error, Equatable {
    case unreadable
    case tooLarge
    case notJSON
    case noLists
    case noPoints
    case missing(list: String)
    case notNumbers(list: String)
    case counts(list: String, values: Int, rates: Int)
    case rate(Double, point: Int)
    case repeatedRate(Double, points: [Int])
    case mixedScales(list: String)
    case noMetric(known: [String])
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
    case .notJSON:
      "\(file) is not a JSON object (NaN and Infinity are not JSON); give a CompressAI results file"
    case .noLists: "\(file): \"results\" is not an object; it must hold lists such as \"bpp\""
    case .noPoints: "\(file): \"bpp\" is an empty list; give at least one point"
    case .missing(let list): "\(file) has no list \"\(list)\"; add the rate of each point"
    case .notNumbers(let list):
      "\(file): \"\(list)\" is not a list of finite numbers; give one number a point"
    case .counts(let list, let values, let rates):
      "\(file): \"\(list)\" has \(values) values but \"bpp\" has \(rates); "
        + "give as many of each"
    case .rate(let rate, let point):
      "\(file): the rate of point \(point) is \(rate); a rate in bpp is above 0"
    case .repeatedRate(let rate, let points):
      "\(file): points \(points.map { "\($0)" }.joined(separator: " and ")) have the same rate, "
        + "\(rate) bpp; remove one of them"
    case .mixedScales(let list):
      "\(file): \"\(list)\" has values above 1 and others not above 1; give all as MS-SSIM, or all "
        + "in dB as \"ms-ssim-db-rgb\""
    case .noMetric(let known):
      "\(file) has none of the lists \(known.joined(separator: ", ")); add one of them"
    }
  }
}
