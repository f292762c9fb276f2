import Foundation
import Imaging
import Metrics
import Results
import TestSupport
import Testing

/// The panel of referees against plain versions in numpy and independent packages, on made-up images
/// (Tests/References/panel.py) and on real ones.
@Suite struct PanelTests {
  /// How far each may be from its plain version; parts as their metric.
  static let tolerances: [String: Double] = [
    "psnr-hvs": 1e-9, "psnr-hvs-m": 1e-9, "gmsd": 1e-11,
    // Ties of JPEG AI's rounded luma fall to the other side in NumPy's products.
    "ms-ssim-jpeg-ai": 1e-6, "psnr-hvs-jpeg-ai": 2e-5, "vif-p-jpeg-ai": 1e-6,
    "iw-ssim-jpeg-ai": 1e-6,
    "nlpd-jpeg-ai": 1e-6,
    "gmsd-matlab": 1e-11, "ciede2000": 1e-10, "xpsnr": 1e-9, "ssimulacra2": 1e-8, "vif-p": 1e-10,
    "vif-p-matlab": 1e-10, "iw-ssim": 1e-9, "iw-ssim-matlab": 1e-9,
    "nlpd": 1e-11, "nlpd-matlab": 1e-11,
    "fsim": 1e-9, "fsimc": 1e-9, "fsimc-jpeg-ai": 1e-9,
  ]

  static func value(_ scores: [String: MetricScore], _ name: String) throws -> Double {
    let pieces = name.split(separator: "/").map(String.init)
    let score = try #require(scores[pieces[0]])
    guard pieces.count == 2 else { return score.score }
    return try #require(score.parts.first { $0.suffix == pieces[1] }).score
  }

  static func scores(
    _ ids: some Sequence<String>, _ reconstruction: Image, _ original: Image
  ) throws -> [String: MetricScore] {
    try Dictionary(
      uniqueKeysWithValues: Set(ids.map { String($0.split(separator: "/")[0]) }).map {
        ($0, try scored($0, reconstruction, original))
      })
  }

  @Test("agree with the plain versions", arguments: PackageGolden.panel)
  func twins(pair: PackageGolden) throws {
    let names = pair.scores.keys.filter { !$0.contains(":") }.sorted()
    #expect(Set(names.map { String($0.split(separator: "/")[0]) }) == Set(Self.tolerances.keys))
    let found = try Self.scores(names, pair.reconstruction, pair.original)
    for name in names {
      let tolerance = Self.tolerances[String(name.split(separator: "/")[0])] ?? 0
      let (expected, value) = (pair.scores[name] ?? .nan, try Self.value(found, name))
      #expect(
        abs(value - expected) <= tolerance * max(1, abs(expected)),
        "\(name): \(value), \(expected), \(abs(value - expected))")
    }
  }

  /// By how much packages differ by their rules, on these pictures: see docs/metrics.
  static let packages: [String: Double] = [
    "psnr-hvs:psnr-hvsm": 1e-9, "psnr-hvs-m:psnr-hvsm": 1e-9, "ciede2000:scikit-image": 1e-9,
    "vif-p:piq": 2e-7, "iw-ssim:piq": 1e-5, "fsim:piq": 2e-6,
  ]

  @Test("agree with independent packages", arguments: PackageGolden.panel)
  func independent(pair: PackageGolden) throws {
    for (name, tolerance) in Self.packages {
      let id = String(name.split(separator: ":")[0])
      let expected = try #require(pair.scores[name])
      #expect(
        abs(try scored(id, pair.reconstruction, pair.original).score - expected) < tolerance,
        "\(name)")
    }
    // piq cuts odd sides in another place, and rounds I and Q of FSIMc otherwise.
    if pair.width % 2 == 0, pair.height % 2 == 0 {
      #expect(try pair.difference("gmsd", from: "gmsd:piq") < 1e-6)
    }
  }

  /// Above 2048 x 1152 pixels the high-pass is wider (xpsnr_large.py).
  @Test(arguments: PackageGolden.largeXPSNR)
  func xpsnrOfLargePictures(pair: PackageGolden) throws {
    let found = try scored("xpsnr", pair.reconstruction, pair.original)
    for part in found.parts {
      let twin = try #require(pair.scores[part.suffix])
      let ffmpeg = try #require(pair.scores["ffmpeg_" + part.suffix])
      #expect(abs(part.score - twin) < 1e-9 && abs(part.score - ffmpeg) < 5.1e-5, "\(part)")
    }
    #expect(found.parts.count == 3 && pair.width * pair.height > 2048 * 1152)
  }

  @Test func theGoldenFileIsThere() {
    #expect(PackageGolden.panel.count == 6 && PackageGolden.largeXPSNR.count == 2)
  }

  @Test func equalLumaIsNoError() throws {
    // Red and blue traded against each other where their weights allow it exactly.
    let original = Image(
      width: 64, height: 64, samples: .eight(.init(repeating: 100, count: 3 * 64 * 64)))
    for id in ["psnr-hvs", "psnr-hvs-m", "xpsnr"] {
      #expect(try scored(id, original, original).score == .infinity, "\(id)")
    }
  }

  @Test func aFlatOriginalHasNoScore() throws {
    let flat = Image(
      width: 176, height: 176, samples: .eight(.init(repeating: 100, count: 3 * 176 * 176)))
    let noisy = TestImages.ramps(width: 176, height: 176, noise: 3, seed: 1)
    #expect(try scored("vif-p", noisy, flat).score.isNaN)
    #expect(try scored("fsim", flat, flat).score.isNaN)
    #expect(throws: MetricError.flat(metric: "iw-ssim")) { try scored("iw-ssim", noisy, flat) }
  }

  /// Sizes whose transforms need every way: small primes and large ones. Odd, since an even one has a
  /// frequency without an opposite, which turning moves.
  @Test(arguments: [(45, 77), (61, 37), (41, 83), (63, 35), (33, 81)])
  func phaseCongruencyOfAnySize(width: Int, height: Int) throws {
    let original = TestImages.ramps(width: width, height: height)
    let turned = { (image: Image) in image.transposed }
    let noisy = TestImages.ramps(width: width, height: height, noise: 30, seed: 9)
    let score = try scored("fsim", noisy, original).score
    #expect(score > 0.2 && score < 1)
    // Transposed images have the same orientations, in another order.
    #expect(abs(try scored("fsim", turned(noisy), turned(original)).score - score) < 1e-9)
  }
}

extension Image {
  fileprivate var transposed: Image {
    guard case .eight(let values) = samples else { return self }
    var turned: [UInt8] = []
    for x in 0..<width {
      for y in 0..<height {
        let start = 3 * (y * width + x)
        turned += values[start..<start + 3]
      }
    }
    return Image(width: height, height: width, samples: .eight(turned))
  }
}

extension PackageGolden {
  /// The panel's plain versions and packages (panel.py).
  static let panel = read("panel.csv")
  /// XPSNR by its plain version and by FFmpeg (xpsnr_large.py).
  static let largeXPSNR = read("xpsnr-large.csv")
}
