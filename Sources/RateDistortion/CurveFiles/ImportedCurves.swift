import Foundation
public import Results

/// Averaged curves from a file of other people, in any of the formats of `CurveFormats`.
public struct ImportedCurves: Sendable, Hashable {
  public let codec: CodecKey
  /// Path as the user gave it.
  public let file: String
  /// Raw means by rising rate, one metric after another; `point` is the 1-based place in the file.
  public let rows: [CurveRow]
  /// Whose curves they are by the file, if it says so; `codec` is the reader's name for them.
  let toldCodec: String?
  /// How rates of images became those of the set, if the file says so.
  public let rateMean: RateMean?
  /// The external metrics of the results folder that the file lies in.
  public private(set) var externals: [MetricDescriptor] = []
  /// Warnings from reading these curves; `Lint` adds findings about the curves.
  public let findings: [LintRow]

  /// Findings that may change what the numbers mean, a sentence each.
  public var warnings: [String] { Lint.warnings(findings) }

  /// Reads a file, or a folder whose files make one curve.
  ///
  /// - Parameters:
  ///   - path: as the user gave it; messages name it.
  ///   - codec: whose curves these are.
  ///   - images: the number of images behind the means, if known; else the file's own number.
  ///   - catalogue: metrics that a file may also name by id, as our own exports do.
  ///   - originals: images of the study; rows of tables so named are images, `mean` too.
  /// - Throws: `ImportedCurvesError`.
  public static func read(
    _ path: String, codec: CodecKey, images: Int?,
    catalogue: MetricCatalogue = MetricCatalogue([]), originals: Set<String> = []
  ) throws(ImportedCurvesError) -> ImportedCurves {
    do throws(ImportedCurvesError.Fault) {
      let source = try CurveSource(path, originals: originals, codec: codec.codec)
      guard let format = CurveFormats.all.first(where: { $0.recognises(source) }) else {
        throw source.looksLikeJSON ? ImportedCurvesError.Fault.notJSON : .notRecognised
      }
      // Another tool may have a file of the same name, which is no such table.
      let externals =
        (try? ResultsFolder(at: source.path).rows(ExternalRow.self))?.map(\.descriptor) ?? []
      let unknown = externals.filter { catalogue.descriptor(of: $0.id) == nil }
      let lists = try format.lists(of: source, catalogue: catalogue.adding(unknown))
      var curves = try ImportedCurves(
        lists, file: path,
        codec: source.selection.map { CodecKey(codec: $0, objective: codec.objective) } ?? codec,
        images: images ?? lists.images)
      curves.externals = externals
      return curves
    } catch {
      throw ImportedCurvesError(file: path, fault: error)
    }
  }

  private init(
    _ found: CurveLists, file: String, codec: CodecKey, images: Int?
  ) throws(ImportedCurvesError.Fault) {
    self.file = file
    self.codec = codec
    toldCodec = found.codec
    rateMean = found.rateMean
    var findings: [LintRow] = []
    func note(_ finding: LintFinding, metric: String = "", _ message: String) {
      findings.append(
        LintRow {
          $0.file = file
          $0.key = codec
          $0.metric = metric
          $0.finding = finding
          $0.message = message
        })
    }

    let rates = found.rates
    if rates.isEmpty { throw .noPoints }
    for (index, rate) in rates.enumerated() where rate <= 0 { throw .rate(rate, point: index + 1) }
    switch RateOrder(rates) {
    case .rising: break
    case .falling:
      note(.descendingRate, "the file lists its points by falling rate; they were sorted")
    case .none:
      note(.unorderedRate, "the file lists its points in no order of rate; they were sorted")
    }
    for remark in found.remarks { note(remark.finding, metric: remark.metric, remark.message) }
    if let message = KnownFiles.message(rates: rates, lists: found.lists) {
      note(.notReproducible, message)
    }

    let order = rates.indices.sorted { (rates[$0], $0) < (rates[$1], $1) }
    var rows: [CurveRow] = []
    var read: [String: String] = [:]
    for list in found.lists {
      guard list.values.count == rates.count else {
        throw .counts(list: list.name, values: list.values.count, rates: rates.count)
      }
      if let first = read[list.metric] {
        note(
          .metricTwice, metric: list.metric,
          "the file has \(list.metric) twice; \(first) was read, \(list.name) was not")
        continue
      }
      read[list.metric] = list.name
      let scale = try ReadScale(list)
      if let finding = scale.finding {
        note(finding, metric: list.metric, scale.message(list.name))
      }
      rows += order.map { index in
        CurveRow {
          $0.key = codec
          $0.point = "\(index + 1)"
          $0.images = images
          $0.bpp = rates[index]
          $0.metric = list.metric
          $0.mean = scale.mean(list.values[index])
        }
      }
    }
    self.rows = rows
    self.findings = findings
  }
}

/// The order in which a file lists its points.
private enum RateOrder {
  case rising, falling, none

  init(_ rates: [Double]) {
    let steps = Array(zip(rates, rates.dropFirst()))
    if steps.allSatisfy({ $0 <= $1 }) {
      self = .rising
    } else if steps.allSatisfy({ $0 >= $1 }) {
      self = .falling
    } else {
      self = .none
    }
  }
}

/// The scale on which a list's values are read, and what there is to say of it.
private struct ReadScale {
  private enum Scale { case raw, decibels, percent }

  private let scale: Scale
  let finding: LintFinding?

  /// 1 - 1e-5: no lossy codec comes so near, and similarities in per cent begin here.
  private static let highestDecibels = 50.0

  init(_ list: CurveLists.List) throws(ImportedCurvesError.Fault) {
    let count = list.values.count
    let above = list.values.count { $0 > 1 }
    let percent = list.values.count { $0 > Self.highestDecibels && $0 <= 100 }
    switch list.meaning {
    case .mean: (scale, finding) = (.raw, nil)
    case .decibelsBelowOne:
      scale = .decibels
      finding =
        above == 0 ? .linearLabelledDecibels : percent == count ? .percent : .alreadyDecibels
    case .similarity:
      guard above == 0 || above == count, percent == 0 || percent == count else {
        throw .mixedScales(list: list.name)
      }
      if above == 0 {
        (scale, finding) = (.raw, nil)
      } else {
        (scale, finding) = percent > 0 ? (.percent, .percent) : (.decibels, .decibelsLabelledLinear)
      }
    }
  }

  func mean(_ value: Double) -> Double {
    switch scale {
    case .raw: value
    case .decibels: 1 - pow(10, -value / 10)
    case .percent: value / 100
    }
  }

  func message(_ list: String) -> String {
    switch finding {
    case .percent:
      scale == .percent
        ? "the values of \(list) are above 50, too much for dB, and were read as per cent: 97 as 0.97"
        : "all values of \(list) are above 50 dB, so they may be per cent; they were read as dB, as the "
          + "name says: rename the list if they are not"
    case .linearLabelledDecibels:
      "no value of \(list) is above 1 dB, so they may be raw values; they were read as dB, as the "
        + "name says: rename the list if they are not"
    case .decibelsLabelledLinear: "the values of \(list) are above 1 and were read as dB"
    default: "the values of \(list) are in dB and were converted to raw means"
    }
  }
}

extension CurveSource {
  /// Whether the file begins as JSON does.
  var looksLikeJSON: Bool {
    let first = file?.data.first { !" \t\r\n".utf8.contains($0) }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }
}
