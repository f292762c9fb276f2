import Foundation
import RateDistortion
import Results
import TestSupport
import Testing

/// Few and dominated points, as `bdrate` takes them on request.
@Suite struct PointRuleTests {
  static let anchor: ([Double], [Double]) = ([0.1, 0.2, 0.4, 0.8], [28, 31, 34.5, 37])

  /// The curve of a table with these points.
  static func curve(_ name: String, _ rates: [Double], _ values: [Double]) throws -> ImportedCurves
  {
    let lines = zip(rates, values).map { "\($0),\($1)\n" }.joined()
    return try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("a.csv").path
      try Data(("bpp,psnr\n" + lines).utf8).write(to: URL(fileURLWithPath: path))
      return try ImportedCurves.read(path, codec: CodecKey(codec: name, objective: ""), images: 6)
    }
  }

  static func row(
    _ test: ([Double], [Double]), against anchor: ([Double], [Double]) = anchor,
    range: RateRange = .overlap, _ points: PointRule
  ) throws -> BDRateRow {
    Analysis.bdRate(
      anchor: try curve("a", anchor.0, anchor.1), test: try curve("t", test.0, test.1),
      metric: psnr, rule: BDRule(delta: BjontegaardDelta(range: range)), points: points)
  }

  struct Few: CustomTestStringConvertible {
    let test: ([Double], [Double])
    var anchorPoints = 4
    let rate, quality: Double
    let note: String
    var testDescription: String { "\(test) against \(anchorPoints)" }
  }

  /// Numbers of Tests/References/few_points.py.
  static let few = [
    Few(
      test: ([0.15, 0.3, 0.6], [30, 33.5, 36]), rate: -5.2339881404530715,
      quality: 0.23759882723774675, note: "t has 3, joined by straight lines"),
    Few(
      test: ([0.15, 0.6], [30, 36]), rate: 0.4010921648052612, quality: -0.01240117276225329,
      note: "t has 2, joined by straight lines"),
    Few(
      test: ([0.3], [33.5]), rate: -7.215724669159385, quality: 0.3969160152431215,
      note: "t has 1, compared with the anchor's curve at its quality"),
    Few(
      test: ([0.3], [40]), rate: .nan, quality: 6.8969160152431215,
      note: "the anchor's curve does not reach the point's quality"),
    Few(
      test: ([0.15, 0.3, 0.6], [30, 33.5, 36]), anchorPoints: 3, rate: -5.630597610685251,
      quality: 0.245112497836531, note: "a has 3, t has 3, joined by straight lines"),
    Few(
      test: ([0.15, 0.6], [30, 36]), anchorPoints: 3, rate: 0.8093299695062894,
      quality: -0.04318200019745571, note: "a has 3, t has 2, joined by straight lines"),
    Few(
      test: ([0.3], [33.5]), anchorPoints: 3, rate: -8.573975934664357,
      quality: 0.4526312474759564, note: "a has 3 points, joined by straight lines"),
  ]

  @Test("as NumPy computes them, always noted, never with interval or verdict", arguments: few)
  func fewPoints(row: Few) throws {
    let anchor = (
      Array(Self.anchor.0.suffix(row.anchorPoints)), Array(Self.anchor.1.suffix(row.anchorPoints))
    )
    let found = try Self.row(row.test, against: anchor, PointRule(minimum: 1))
    #expect(
      row.rate.isNaN ? found.bdRatePercent.isNaN : abs(found.bdRatePercent - row.rate) < 1e-9)
    #expect(abs(found.bdQuality - row.quality) < 1e-10)
    #expect(
      found.note.description.contains("fewer than four points: ")
        && found.note.description.contains(row.note))
    #expect(found.ci.low == nil && found.ci.high == nil && !found.hasEvidence)
  }

  @Test(
    "too few stay too few",
    arguments: [
      (4, [0.15, 0.3, 0.6], [30, 33.5, 36], "t has 3 points, 4 are needed"),
      (3, [0.15, 0.6], [30, 36], "t has 2 points, 3 are needed"),
      (2, [0.3], [33.5], "t has 1 point, 2 are needed"),
      (2, [0.3, 0.6], [33, 32], "t is not monotone from point 1 to 2"),
    ] as [(Int, [Double], [Double], String)])
  func faults(minimum: Int, rates: [Double], values: [Double], note: String) throws {
    let found = try Self.row((rates, values), PointRule(minimum: minimum))
    #expect(found.bdRatePercent.isNaN && found.note.description == note, "\(found.note)")
  }

  @Test func fourPointsAreNotTouchedByTheMinimum() throws {
    let test = (Self.anchor.0, Self.anchor.1.map { $0 + 1 })
    #expect(try Self.row(test, PointRule(minimum: 1)) == Self.row(test, PointRule()))
  }

  @Test(
    "one point and a range of rates",
    arguments: [("0.2:0.4", true), ("0.4:0.8", false), ("full", true), ("low", false)])
  func ranges(text: String, isInside: Bool) throws {
    let found = try Self.row(
      ([0.3], [33.5]), range: RateRange(parsing: text), PointRule(minimum: 1))
    #expect(found.bdRatePercent.isNaN != isInside && found.bdQuality.isNaN != isInside)
  }

  @Test(
    "dominated points are left out on request, and reported",
    arguments: [
      ([0.1, 0.2, 0.25, 0.4, 0.8], [29, 32, 31, 35, 38], "point 3 (0.25 bpp) of t"),
      ([0.1, 0.2, 0.2, 0.4, 0.8], [29, 31, 32, 35, 38], "point 2 (0.2 bpp) of t"),
      ([0.1, 0.2, 0.2, 0.4, 0.8], [29, 32, 32, 35, 38], "point 3 (0.2 bpp) of t"),
      (
        [0.1, 0.15, 0.2, 0.3, 0.4, 0.8], [29, 28, 32, 32, 35, 38],
        "points 2 (0.15 bpp), 4 (0.3 bpp) of t"
      ),
    ] as [([Double], [Double], String)])
  func dominated(rates: [Double], values: [Double], told: String) throws {
    let plain = try Self.row((rates, values), PointRule())
    #expect(plain.bdRatePercent.isNaN && plain.note.description.contains("is not monotone"))
    let found = try Self.row((rates, values), PointRule(leavesOutDominated: true))
    let best = try Self.row(([0.1, 0.2, 0.4, 0.8], [29, 32, 35, 38]), PointRule())
    #expect(found.bdRatePercent == best.bdRatePercent && found.bdQuality == best.bdQuality)
    #expect(found.note.description.contains("without the dominated \(told)"), "\(found.note)")
  }

  @Test func withoutDominatedPointsTooFewMayBeLeft() throws {
    let test = ([0.1, 0.2, 0.3, 0.4], [29.0, 32, 31, 35])
    let found = try Self.row(test, PointRule(leavesOutDominated: true))
    #expect(found.bdRatePercent.isNaN)
    #expect(
      found.note == "t has 3 points, 4 are needed; without the dominated point 3 (0.3 bpp) of t")
    let asked = try Self.row(test, PointRule(minimum: 3, leavesOutDominated: true))
    #expect(asked.bdRatePercent < 0 && asked.note.description.contains("t has 3, joined"))
  }
}
