import Foundation
import Results
import Studies
import TestSupport

/// A folder of generated files that a test reads a study from.
struct Tree {
  let root: URL

  /// Path of a file in the tree.
  subscript(_ name: String) -> String { root.path + "/" + name }

  func write(_ text: String, _ name: String) throws { try write(Data(text.utf8), name) }

  func write(_ data: Data, _ name: String) throws {
    let url = root.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
  }

  /// A tiny PPM image.
  func image(_ name: String, _ width: Int = 2, _ height: Int = 2) throws {
    try write(
      Data("P6\n\(width) \(height)\n255\n".utf8) + Data(count: 3 * width * height), name)
  }

  func link(_ name: String, _ target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: self[name], withDestinationPath: target)
  }

  /// Writes and loads a study file.
  func study(_ yaml: String) throws -> Study {
    try write(yaml, "study.yaml")
    return try Study.load(self["study.yaml"])
  }

  /// Originals `o/a.ppm`, `o/b.ppm` and reconstructions `r/POINT/IMAGE.ppm` with bit streams `.bin`
  /// of 10, 20, ... bytes.
  func comparison(points: [String] = ["1", "2"], images: [String] = ["a", "b"]) throws {
    for image in images { try self.image("o/\(image).ppm") }
    for (index, point) in points.enumerated() {
      for image in images {
        try self.image("r/\(point)/\(image).ppm")
        try write(Data(count: 10 * (index + 1)), "r/\(point)/\(image).bin")
      }
    }
  }

  /// A PNG of 2 x 2 RGBA pixels.
  static let transparentPNG =
    Data(
      base64Encoded:
        "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAYAAABytg0kAAAAC0lEQVR4nGNgQAcAABIAAXfx+gAAAAAASUVORK5CYII="
    ) ?? Data()

  static let comparison = comparison(rate: "{bitstreams: \"r/{point}/{image}.bin\"}")

  /// The study of `comparison()` with another rate or more keys.
  static func comparison(rate: String, more: String = "") -> String {
    """
    study: test
    originals: "o/{image}.ppm"
    codecs:
      - codec: c
        objective: mse
        reconstructions: "r/{point}/{image}.ppm"
        rate: \(rate)
    \(more)
    """
  }
}

func withTree<R>(_ body: (Tree) throws -> R) throws -> R {
  try withTemporaryFolder { try body(Tree(root: $0)) }
}

extension Discovery {
  /// `POINT/IMAGE` of all pairs in order.
  var names: [String] { pairs.map { "\($0.point)/\($0.image)" } }
  var messages: [String] { faults.map(\.message) }
}
