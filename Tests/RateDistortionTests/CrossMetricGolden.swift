import Foundation
import RateDistortion
import Results
import TestSupport
import Testing

/// Values of Tests/References/rd_cross_metric.py for its made-up study.
struct CrossMetricGolden: Decodable {
  struct Bias: Decodable { let difference, low, high: Double }
  struct Sign: Decodable {
    let trained, referee, gap: Double
    let images, flips: Int
  }
  struct Field: Decodable {
    let field: Double
    /// Difference in percent and z of each image.
    let images: [String: [Double]]
  }
  struct Scatter: Decodable {
    let images: Int
    let sd: Double
    let resolvable: [Double]
  }
  struct Audit: Decodable {
    let points: [String: [[Double]]]
    let rates: [String: [Double]]
  }

  let biasAtRate: Bias
  let signs: [Sign]
  let exchange: [Double]
  let isolines: [[Double]]
  let disagreement: [Field]
  let influence: [String: [String: Double]]
  let resolution: [String: Scatter]
  let audit: Audit
  let biasSensitivity: [Double]

  static func read() throws -> CrossMetricGolden {
    try JSONDecoder().decode(
      CrossMetricGolden.self, from: Data(contentsOf: fixture("rd/cross_metric.json")))
  }

  static func scores() throws -> [ScoreRow] {
    try ScoreRow.rows(ofFile: fixture("rd/cross_metric.csv").path)
  }

  static func analysis() throws -> Analysis { crossMetricAnalysis(try scores()) }

  static func rows<Row: AnalysisRow>(_ type: Row.Type) throws -> [Row] {
    try tableRows(type, of: analysis())
  }
}

/// The analysis of a codec's two objectives, with few draws: intervals have tests of their own.
func crossMetricAnalysis(_ scores: [ScoreRow]) -> Analysis {
  Analysis.run(
    AnalysisInput(
      scores: scores, codecs: [mse, msSSIM], anchor: mse, catalogue: catalogue,
      bootstrap: Bootstrap(draws: 100)))
}

/// The rows of a table as a reader of its file gets them.
func tableRows<Row: AnalysisRow>(_ type: Row.Type, of analysis: Analysis) throws -> [Row] {
  let table = try #require(analysis.tables.first { $0.descriptor == Row.table })
  return try Row.rows(
    of: CSV.line(table.columns) + table.records.map { CSV.line($0) }.joined(), file: "test")
}
