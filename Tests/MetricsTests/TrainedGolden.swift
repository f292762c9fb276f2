import Foundation
import Imaging
import TestSupport
import Testing

/// Values of Tests/References/trained_reference.py: the packages lpips and DISTS-pytorch in float64
/// under trained weights.
enum TrainedGolden {
  static let metrics = ["vgg16", "lpips-vgg", "lpips-alex", "dists"]
  static let weights = InstalledWeights.all(metrics)

  struct Score: Decodable {
    let score: Double
    let parts: [Double]
  }

  struct Pair: Decodable, CustomTestStringConvertible {
    let kind: String
    let width: Int?
    let height: Int?
    /// The change of the original: shift, checker, sparse.
    let change: String?
    let original: String?
    let reconstruction: String?
    /// Left, upper, right, lower.
    let crop: [Int]?
    let name: String?
    let psnr: Double
    let scores: [String: Score]

    var testDescription: String {
      [kind, name, original, width.map { "\($0)" }, change].compactMap { $0 }
        .joined(separator: " ")
    }

    /// Tolerances of the numbers: real reconstructions, and pairs that differ by a level here and
    /// there, of whose maps' difference Float's rounding is a larger share.
    var relative: Double {
      switch (kind, change) {
      case (_, nil), (_, "shift"): 1e-5
      case ("photograph", _): 1e-4
      default: 1e-3
      }
    }

    func pictures(_ data: URL?) throws -> (Image, Image)? {
      if let width, let height {
        let first = formula(width, height)
        return (first, change == "shift" ? formula(width, height, 9) : changed(first))
      }
      guard let data = data?.appendingPathComponent("data") else { return nil }
      func read(_ path: String) throws -> Image {
        try Image.read(data.appendingPathComponent(path).path)
      }
      if let name {
        return (
          try read("calibration/ref-\(name).png"), try read("calibration/dist-\(name).png")
        )
      }
      guard let original, let crop else { return nil }
      func cut(_ path: String) throws -> Image {
        try read(path).cropped(
          x: crop[0], y: crop[1], width: crop[2] - crop[0], height: crop[3] - crop[1])
      }
      let first = try cut(original)
      return (first, try reconstruction.map(cut) ?? changed(first))
    }

    private func changed(_ image: Image) -> Image {
      guard case .eight(let samples) = image.samples else { return image }
      let steps = samples.indices.map { index in
        let pixel = index / 3
        return change == "checker"
          ? ((pixel % image.width + pixel / image.width) % 2 == 0 ? 1 : -1)
          : index % 20 == 0 ? 1 : 0
      }
      return Image(
        width: image.width, height: image.height,
        samples: .eight(zip(samples, steps).map { UInt8(min(max(Int($0) + $1, 0), 255)) }))
    }
  }

  struct Layer: Decodable {
    let name: String
    let sum: Double
    let samples: [Double]
  }

  static let pairs: [Pair] = (try? decoded("trained/scores.json")) ?? []
  static let layers: [String: [Layer]] = (try? decoded("trained/layers.json")) ?? [:]

  private static func decoded<T: Decodable>(_ name: String) throws -> T {
    try JSONDecoder().decode(T.self, from: Data(contentsOf: fixture(name)))
  }

  /// The image of `crossmetric weights verify`.
  static func formula(_ width: Int, _ height: Int, _ shift: Int = 0) -> Image {
    let samples = (0..<3 * width * height).map { index in
      let (channel, x, y) = (index % 3, index / 3 % width, index / 3 / width)
      return UInt8((7 * x + 13 * y + 31 * channel + (x * y + shift * channel) / 4 + shift) % 256)
    }
    return Image(width: width, height: height, samples: .eight(samples))
  }
}
