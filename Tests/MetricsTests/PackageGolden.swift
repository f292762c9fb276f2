import Foundation
import Imaging
import Results
import TestSupport
import Testing

/// A pair and what packages make of it, from Tests/References/packages_reference.py: by metric id the
/// package's rule in float64, by `ID-stock` what its users get in float32.
struct PackageGolden: CustomTestStringConvertible {
  let width: Int
  let height: Int
  let noise: Int
  let seed: UInt64
  let scores: [String: Double]

  var testDescription: String { "\(width)x\(height), noise \(noise)" }
  var original: Image { TestImages.ramps(width: width, height: height) }
  var reconstruction: Image {
    TestImages.ramps(width: width, height: height, noise: noise, seed: seed)
  }

  static let all = read("packages.csv")
  /// `tf.image.ssim_multiscale` of TensorFlow 2.21.
  static let tensorFlow = read("tensorflow.csv")

  /// Wang's rule, written in GNU Octave 7.3 (msssim_octave.m).
  static let octave = read("octave.csv")

  /// Wang's rule of SSIM, written with SciPy (ssim_matlab.py).
  static let matlabSSIM = read("ssim-matlab.csv")

  static func read(_ name: String) -> [PackageGolden] {
    guard let text = try? String(contentsOf: fixture(name), encoding: .utf8),
      let records = try? CSV.records(of: text), let header = records.first
    else { return [] }
    return records.dropFirst().map { record in
      let numbers = record.map { Double($0) ?? .nan }
      return PackageGolden(
        width: Int(numbers[0]), height: Int(numbers[1]), noise: Int(numbers[2]),
        seed: UInt64(numbers[3]),
        scores: Dictionary(uniqueKeysWithValues: zip(header, numbers).dropFirst(4)))
    }
  }

  /// How far a metric's score of the pair is from the expected one.
  func difference(_ id: String, from column: String) throws -> Double {
    abs(try scored(id, reconstruction, original).score - (scores[column] ?? .nan))
  }
}
