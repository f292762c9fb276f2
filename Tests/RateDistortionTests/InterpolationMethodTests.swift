import Foundation
import RateDistortion
import Results
import TestSupport
import Testing

@Suite struct InterpolationMethodTests {
  struct Case: Decodable, CustomTestStringConvertible {
    let name, method: String
    let x, y, at, values, integrals: [Double]
    let spans: [[Double]]
    var testDescription: String { "\(method), \(name)" }
  }

  static func cases() throws -> [Case] {
    try JSONDecoder().decode(
      [Case].self, from: Data(contentsOf: fixture("rd/interpolation.json")))
  }

  @Test("values and integrals of SciPy and NumPy", arguments: try cases())
  func golden(_ sample: Case) throws {
    let method = try #require(InterpolationMethod(rawValue: sample.method))
    let curve = try method.interpolant(x: sample.x, y: sample.y)
    for (x, expected) in zip(sample.at, sample.values) {
      #expect(isClose(curve(x), expected, 1e-11))
    }
    for (span, expected) in zip(sample.spans, sample.integrals) {
      #expect(isClose(curve.integral(from: span[0], to: span[1]), expected, 1e-11))
    }
  }

  @Test(arguments: [InterpolationMethod.pchip, .akima])
  func passesThroughThePoints(method: InterpolationMethod) throws {
    let x = [0.05, 0.11, 0.4, 0.9, 2.3]
    let y = [26.0, 28.5, 33.1, 36.0, 41.7]
    let curve = try method.interpolant(x: x, y: y)
    for (x, y) in zip(x, y) { #expect(isClose(curve(x), y, 1e-14)) }
  }

  @Test func pchipStaysMonotoneWhereACubicOvershoots() throws {
    let x = [0.0, 1, 2, 3, 4]
    let y = [0.0, 0.01, 0.02, 1, 1.01]
    let curve = try InterpolationMethod.pchip.interpolant(x: x, y: y)
    let fine = stride(from: 0.0, through: 4, by: 0.01).map { curve($0) }
    #expect(zip(fine.dropFirst(), fine).allSatisfy { $0 >= $1 })
  }

  @Test func aLongCubicOfFarPointsIsFittedExactly() throws {
    let x = (0..<40).map { 5000 + Double($0) / 7 }
    let cubic = { (x: Double) in 3 + (x - 5003) * (2 - (x - 5003) * (1 + 0.5 * (x - 5003))) }
    let curve = try InterpolationMethod.cubic.interpolant(x: x, y: x.map(cubic))
    for x in x { #expect(isClose(curve(x), cubic(x), 1e-11)) }
  }

  @Test func refusesPointsThatDetermineNoCurve() {
    let cases: [(InterpolationMethod, [Double], [Double], InterpolationError)] = [
      (.pchip, [1, 2, 3], [1, 2], .counts(x: 3, y: 2)),
      (.pchip, [], [], .tooFewPoints(found: 0, needed: 2)),
      (.akima, [1], [1], .tooFewPoints(found: 1, needed: 2)),
      (.cubic, [1, 2, 3], [1, 2, 3], .tooFewPoints(found: 3, needed: 4)),
      (.pchip, [1, 2, 2, 3], [1, 2, 3, 4], .notIncreasing(index: 2)),
      (.akima, [1, .nan, 2], [1, 2, 3], .notFinite(index: 1)),
      (.cubic, [1, 2, 3, 4], [1, 2, .infinity, 3], .notFinite(index: 2)),
    ]
    for (method, x, y, error) in cases {
      #expect(throws: error) { _ = try method.interpolant(x: x, y: y) }
    }
  }
}
