import Foundation
import Results

/// The report's data as the page's script reads them: one JSON object.
struct Payload: Encodable {
  struct Codec: Encodable {
    let codec: String
    let objective: String
    let isControl: Bool

    init(_ key: CodecKey) {
      codec = key.codec
      objective = key.objective
      isControl = key.isControl
    }
  }
  struct Metric: Encodable {
    let id: String
    let name: String
    let unit: String
    /// `higher` or `lower` is better.
    let better: String
    /// `identity`, `decibels` or `logarithm`: how the mean enters curves.
    let scale: String
    let isPart: Bool
    /// The notice beside the number, such as "seeded VGG-16 (no training)".
    let warning: String?
  }
  struct Definition: Encodable {
    let metric: String
    let fingerprint: String
    let text: String
    let weights: String
  }
  /// Scores of one reconstruction, in the order of `metrics`.
  struct Score: Encodable {
    let codec: Int
    let point: String
    let image: Int
    let bpp: Double
    let bytes: Int?
    let scores: [Double?]
  }
  struct Curve: Encodable {
    let codec: Codec
    let point: String
    let images: Int?
    let bpp: Double
    let metric: String
    let mean: Double
    /// The mean on the axis of figures, such as MS-SSIM in dB.
    let axis: Double
    let error: Double?
  }
  /// A kind of heat map.
  struct Map: Encodable {
    let name: String
    let title: String
    /// The notice beside its numbers.
    let warning: String?
  }
  /// Points of a figure whose values the page shows.
  struct Figure: Encodable {
    let name: String
    let points: [FigurePoint]
  }
  /// A further table of the analysis, its fields as they stand in its file.
  struct Table: Encodable {
    let name: String
    let title: String
    let explanation: String
    let columns: [Column]
    let records: [[String]]

    struct Column: Encodable {
      let name: String
      let heading: String
      let isNumeric: Bool
      /// Whether it holds ids of metrics.
      let isMetric: Bool

      init(_ name: String) {
        self.name = name
        let facts = TableSchemas.column(name)
        heading = facts?.heading ?? name
        isNumeric = facts?.isNumeric ?? false
        isMetric = facts?.kind == .metric
      }
    }
  }

  let study: String
  let version: String
  let images: [String]
  let codecs: [Codec]
  let metrics: [Metric]
  let definitions: [Definition]
  let warnings: [String]
  let findings: [String]
  let cautions: [String]
  let scores: [Score]
  let curves: [Curve]
  let bdRates: [[String: Cell]]
  let biases: [[String: Cell]]
  let tables: [Table]
  let pictures: Pictures
  let inversions: InversionCrops?
  let heatMaps: [Map]
  let figures: [Figure]
  let notes: [String]

  /// One cell of a table that is passed on as it is.
  enum Cell: Encodable {
    case text(String)
    case number(Double?)

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .text(let text): try container.encode(text)
      case .number(let number?): try container.encode(number)
      case .number(nil): try container.encodeNil()
      }
    }
  }

  /// JSON in which no text can end the script element that holds it: `<` is written as `\u003c`.
  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return String(decoding: try encoder.encode(self), as: UTF8.self)
      .replacing("<", with: "\\u003c")
  }
}
