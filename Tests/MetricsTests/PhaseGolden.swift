import Foundation
import TestSupport
import Testing

/// Values of Tests/References/msssim_phases.py for test images.
struct PhaseGolden: Decodable {
  struct Pair: Decodable, CustomTestStringConvertible {
    let width, height, noise: Int
    let seed: UInt64
    let psnr, ms_ssim: [Double]
    var testDescription: String { "\(width)x\(height), noise \(noise)" }
  }
  let pairs: [Pair]

  static let pairs: [Pair] =
    (try? JSONDecoder().decode(
      PhaseGolden.self, from: Data(contentsOf: fixture("phases/golden.json"))))?.pairs ?? []
}
