import Foundation
import Imaging
import TestSupport

/// The samples that Tests/References/imaging_fixtures.py put into the fixtures, by file name.
struct ExpectedImage: Decodable {
  let width: Int
  let height: Int
  let bitDepth: Int
  let alpha: Bool
  /// RGB, or RGBA where `alpha`.
  let samples: [Int]

  static func all() throws -> [(name: String, image: ExpectedImage)] {
    let data = try Data(contentsOf: fixture("imaging/expected.json"))
    return try JSONDecoder().decode([String: ExpectedImage].self, from: data)
      .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  var colours: [Int] {
    alpha ? samples.indices.filter { $0 % 4 != 3 }.map { samples[$0] } : samples
  }
}

extension Image {
  var values: [Int] {
    switch samples {
    case .eight(let values): values.map(Int.init)
    case .sixteen(let values): values.map(Int.init)
    }
  }
}
