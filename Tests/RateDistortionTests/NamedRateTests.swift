import Foundation
import RateDistortion
import Results
import TestSupport
import Testing

/// Rates in the names of libvmaf logs.
@Suite struct NamedRateTests {
  private func rate(_ name: String, table: String? = nil) throws -> Double {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent(name)
      try Data(#"{"frames": [{"metrics": {"vmaf": 60}}]}"#.utf8).write(to: file)
      if let table {
        try Data(table.utf8).write(to: folder.appendingPathComponent("rates.csv"))
      }
      let curves = try ImportedCurves.read(
        file.path, codec: CodecKey(codec: "c", objective: ""), images: nil,
        catalogue: CurveFormatTests.known)
      return curves.rows.first?.bpp ?? .nan
    }
  }

  @Test(
    arguments: [
      ("clip_0.25bpp.json", 0.25), ("clip_0_25bpp.json", 0.25), ("clip_0,25bpp.json", 0.25),
      ("clip_0p25bpp.json", 0.25), ("clip0_125BPP.json", 0.125), ("0-5bpp.json", 0.5),
      ("clip_1.5bpp.json", 1.5), ("clip_.5bpp.json", 0.5), ("clip_2bpp.json", 2),
      ("clip_12bpp_x.json", 12), ("bpp_0_75bpp.json", 0.75), ("kodim03_0.5bpp.json", 0.5),
      ("a_0.5bpp_b_0_5bpp.json", 0.5), ("clip5bpp.json", 5),
    ] as [(String, Double)])
  func reads(name: String, bpp: Double) throws { #expect(try rate(name) == bpp) }

  @Test(
    "a name without a certain rate is refused",
    arguments: [
      "clip_1_25bpp.json", "clip_2p5bpp.json", "clip_10,5bpp.json", "kodim03_1bpp.json",
      "clip_25bpp.json", "clip_100bpp.json", "clip_00_5bpp.json", "clip_05bpp.json",
      "clip_24.5bpp.json", "v1.2.3bpp.json", "a_0.5bpp_b_1bpp.json", "clip_0bpp.json",
    ])
  func refuses(name: String) throws {
    #expect(
      performing: { _ = try rate(name) },
      throws: { "\($0)".contains("gives no clear rate") && "\($0)".contains("rates.csv") })
    #expect(try rate(name, table: "file,bpp\n\"\(name)\",1.25\n") == 1.25)
  }
}
