import Foundation
import Imaging
import Metrics
import Results
import TestSupport
import Testing

/// The panel of referees on reconstructions of learned codecs, odd crops and the calibration pairs, against
/// the golden values that lie beside the data.
@Suite(
  .enabled(if: outsideData != nil, "set CROSSMETRIC_DATA to a folder with fixtures/metric-panel"))
struct PanelPicturesTests {
  struct Pair: Decodable, Sendable, CustomTestStringConvertible {
    let id, original, recon: String
    /// Top, left, height, width.
    let crop: [Int]?

    var testDescription: String { id }

    func pictures(_ data: URL) throws -> (original: Image, reconstruction: Image) {
      func read(_ path: String) throws -> Image {
        let image = try Image.read(data.appendingPathComponent("data/" + path).path)
        guard let crop else { return image }
        return image.cropped(x: crop[1], y: crop[0], width: crop[3], height: crop[2])
      }
      let isLee = recon.hasPrefix("MS")
      return (
        try read(original), try read((isLee ? "lee2019/Reconstructed images/" : "") + recon)
      )
    }
  }

  private struct Pairs: Decodable { let pairs: [Pair] }

  static let pairs: [Pair] = {
    guard let file = outsideData?.appendingPathComponent("fixtures/metric-panel/pairs.json"),
      let data = try? Data(contentsOf: file)
    else { return [] }
    return (try? JSONDecoder().decode(Pairs.self, from: data))?.pairs ?? []
  }()

  /// By pair, mode and name.
  static let golden: [String: [String: [String: Double]]] = {
    guard let file = outsideData?.appendingPathComponent("fixtures/metric-panel/golden.json"),
      let data = try? Data(contentsOf: file),
      let json = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
      let values = json["values"] as? [String: [String: Any]]
    else { return [:] }
    return values.mapValues { modes in
      modes.compactMapValues { mode in
        (mode as? [String: Any])?.reduce(into: [:]) { found, entry in
          if let number = entry.value as? Double { found[entry.key] = number }
          if let numbers = entry.value as? [Double], entry.key == "xpsnr" {
            for (suffix, number) in zip(["xpsnr", "xpsnr/cb", "xpsnr/cr"], numbers) {
              found[suffix] = number
            }
          }
        }
      }
    }
  }()

  /// Relative to the larger of 1 and the value; golden values have 12 digits.
  static func tolerance(_ id: String) -> Double {
    // Ties of JPEG AI's rounded luma fall to the other side in NumPy's products.
    if id.hasSuffix("-jpeg-ai") && id != "fsimc-jpeg-ai" { return 1e-6 }
    // In places that are flat but for rounding VIFp divides rounding by rounding.
    return id.hasPrefix("vif-p") ? 5e-9 : 2e-11
  }

  /// Names of the metrics of a mode in golden.json.
  static let names: [String: [String: String]] = [
    "default": Dictionary(
      uniqueKeysWithValues: [
        "iw-ssim", "vif-p", "fsim", "fsimc", "nlpd", "psnr-hvs", "psnr-hvs-m", "gmsd", "ciede2000",
        "ssimulacra2", "butteraugli", "butteraugli-p3", "xpsnr", "xpsnr/cb", "xpsnr/cr",
      ].map { ($0, $0) }),
    "matlab": [
      "iw-ssim": "iw-ssim-matlab", "vif-p": "vif-p-matlab", "nlpd": "nlpd-matlab",
      "gmsd": "gmsd-matlab",
    ],
    "jpeg-ai": [
      "ms-ssim": "ms-ssim-jpeg-ai", "vif": "vif-p-jpeg-ai", "fsim": "fsimc-jpeg-ai",
      "nlpd": "nlpd-jpeg-ai",
      "iw-ssim": "iw-ssim-jpeg-ai", "psnr-hvs": "psnr-hvs-jpeg-ai",
    ],
  ]

  @Test("agree with the plain versions", arguments: pairs)
  func golden(pair: Pair) throws {
    let data = try #require(outsideData)
    let (original, reconstruction) = try pair.pictures(data)
    for (mode, names) in Self.names.sorted(by: { $0.key < $1.key }) {
      let expected = try #require(Self.golden[pair.id]?[mode])
      let known = names.filter { expected[$0.key] != nil }
      let found = try PanelTests.scores(known.values, reconstruction, original)
      for (name, id) in known.sorted(by: { $0.key < $1.key }) {
        let (golden, value) = (expected[name] ?? .nan, try PanelTests.value(found, id))
        // The plain versions of images that are equal round, ours are exact.
        let slack = pair.id == "k03-identical" ? 1e-6 : Self.tolerance(id)
        #expect(
          abs(value - golden) <= slack * max(1, abs(golden)),
          "\(id): \(value), \(golden), \(abs(value - golden))")
      }
    }
  }

  @Test func theGoldenValuesAreThere() {
    #expect(Self.pairs.count == 20 && Self.golden.count == 20)
  }

  /// Official values of the authors' programs, to the digits that they print.
  @Test(arguments: ["I03", "I06", "I19"]) func official(name: String) throws {
    let data = try #require(outsideData).appendingPathComponent("data/calibration")
    let records = try CSV.records(
      of: String(contentsOf: data.appendingPathComponent("official.csv"), encoding: .utf8))
    let header = try #require(records.first)
    let column = try #require(header.firstIndex(of: name))
    func official(_ metric: String) throws -> Double {
      let row = try #require(records.first { $0[0].lowercased() == metric })
      return try #require(Double(row[column]))
    }
    let original = try Image.read(data.appendingPathComponent("ref-\(name).png").path)
    let other = try Image.read(data.appendingPathComponent("dist-\(name).png").path)
    for (id, metric, tolerance) in [
      ("fsimc", "fsim", 5.1e-5), ("gmsd-matlab", "gmsd", 1e-9), ("nlpd-matlab", "nlpd", 1e-9),
    ] {
      #expect(
        abs(try scored(id, other, original).score - official(metric)) < tolerance, "\(id)")
    }
  }
}
