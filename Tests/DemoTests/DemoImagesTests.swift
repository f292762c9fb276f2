import Demo
import Digests
import Foundation
import Imaging
import Testing

@Suite struct DemoImagesTests {
  private static let images = DemoImages.all

  private static func bytes(_ image: Image) -> [UInt8] {
    if case .eight(let bytes) = image.samples { bytes } else { [] }
  }

  @Test func theSamePixelsOnEveryMachine() {
    let digests = Self.images.map { name, image in
      "\(name) \(image.width)x\(image.height) "
        + SHA256.hex(of: Data(Self.bytes(image))).prefix(16)
    }
    #expect(
      digests == [
        "leaves 448x320 df1e795e8009cdb3", "pebbles 384x256 e092d72fab97da33",
        "marble 384x256 b8b66c924cf13629", "valley 480x320 e78a003e183e44ba",
        "page 320x448 2c7d9a6e9491fc86", "poster 400x264 fbd73d252862c96d",
      ])
  }

  @Test func everyImageIsLargeEnoughForFiveScales() {
    for (name, image) in Self.images {
      #expect(image.bitDepth == 8)
      #expect(min(image.width, image.height) >= 177, "\(name)")
    }
  }

  /// Photographs have an amplitude spectrum near 1/f, so each octave of frequency carries about the
  /// same energy (Field 1987). The energy of an octave is taken as the mean square of the difference
  /// of neighbouring block means, at block sides 1, 2, 4, ... 32.
  @Test func octavesCarryLikeEnergyInNaturalScenes() {
    for (name, image) in Self.images where ["leaves", "pebbles", "marble", "valley"].contains(name)
    {
      let energies = Self.octaveEnergies(image)
      let slopes = zip(energies, energies.dropFirst()).map { log2($1 / $0) }
      let slope = slopes.reduce(0, +) / Double(slopes.count)
      // White noise has -2, a smooth ramp +2, a 1/f spectrum 0.
      #expect(abs(slope) < 0.7, "\(name): \(slope) over \(energies)")
    }
  }

  /// Energy of luma by octave, finest first.
  private static func octaveEnergies(_ image: Image) -> [Double] {
    let bytes = bytes(image)
    var (width, height) = (image.width, image.height)
    var plane = (0..<width * height).map { index in
      (0..<3).map { Double(bytes[3 * index + $0]) }.reduce(0, +) / 3
    }
    return (0..<6).map { _ in
      var sum = 0.0
      for y in 0..<height - 1 {
        for x in 0..<width - 1 {
          let here = plane[y * width + x]
          let (right, below) = (plane[y * width + x + 1] - here, plane[(y + 1) * width + x] - here)
          sum += right * right + below * below
        }
      }
      let energy = sum / Double((width - 1) * (height - 1))
      let (half, wide) = (height / 2, width)
      width /= 2
      let old = plane
      plane = (0..<half * width).map { index in
        let corner = 2 * (index / width) * wide + 2 * (index % width)
        return (old[corner] + old[corner + 1] + old[corner + wide] + old[corner + wide + 1]) / 4
      }
      height = half
      return energy
    }
  }
}
