import ErrorMaps
import Foundation
import Imaging
import Metrics
import Results
import TestSupport
import Testing

@Suite struct HeatMapRunTests {
  private static let metrics = MetricRegistry.all
    .filter { ["psnr", "ms-ssim", "ms-ssim-joint", "vgg16"].contains($0.descriptor.id) }
    .compactMap { try? $0.make(MetricOptions()) }

  private static func run(
    _ folder: URL, expensive: Bool = false, jobs: Int = 1, _ pairs: [HeatMapRun.Pair]
  ) -> (HeatMapRun, HeatMapRun.Findings) {
    let run = HeatMapRun(
      metrics, expensive: expensive,
      store: HeatMapStore(folder: folder.appendingPathComponent("kept")),
      alpha: .refuse)
    return (run, run.run(pairs, jobs: jobs))
  }

  /// Two originals with two reconstructions each.
  private static func pairs(_ folder: URL) throws -> [HeatMapRun.Pair] {
    try (0..<4).map { place in
      let (original, other) = (
        folder.path + "/\(place % 2).png", folder.path + "/\(place % 2)-\(place / 2).png"
      )
      let size = (width: 200 + 16 * (place % 2), height: 180)
      try TestImages.ramps(width: size.width, height: size.height).writePNG(original)
      try TestImages.ramps(
        width: size.width, height: size.height, noise: 8, seed: UInt64(place + 1)
      ).writePNG(other)
      return HeatMapRun.Pair(original: original, reconstruction: other)
    }
  }

  @Test func eachPairHasItsMapsWhateverTheJobsAndTheSecondTimeFromTheFolder() throws {
    try withTemporaryFolder { folder in
      let pairs = try Self.pairs(folder)
      let (run, first) = Self.run(folder, pairs)
      #expect(run.metrics.map(\.descriptor.id) == ["psnr", "ms-ssim"] && first.notes.isEmpty)
      for (pair, maps) in zip(pairs, first.maps) {
        for (metric, map) in zip(run.metrics, maps) {
          let direct = try metric.localMapper(for: Image.read(pair.original))(
            Image.read(pair.reconstruction))
          #expect(map?.columns == direct.columns && map?.rows == direct.rows)
          #expect(map?.values.count == HeatMapKind.kinds(of: metric).count)
          let values = try #require(map?.values[0])
          for (value, expected) in zip(values, direct.cellLosses()[0]) {
            #expect(value == Float(expected) || value.isNaN && expected.isNaN)
          }
        }
      }
      let bits = Self.bits(first)
      // The originals are not read again, so these maps come from the folder.
      let kept = folder.appendingPathComponent("kept")
      let files = try FileManager.default.contentsOfDirectory(atPath: kept.path)
      #expect(files.count == 8)
      #expect(Self.bits(Self.run(folder, jobs: 3, pairs).1) == bits)
      try FileManager.default.removeItem(at: kept)
      #expect(Self.bits(Self.run(folder, jobs: 3, pairs).1) == bits)
    }
  }

  private static func bits(_ findings: HeatMapRun.Findings) -> [[[[UInt32]]?]] {
    findings.maps.map { $0.map { $0?.values.map { $0.map(\.bitPattern) } } }
  }

  @Test func aChangedPictureOrABrokenFileIsComputedAnew() throws {
    try withTemporaryFolder { folder in
      let pairs = try Self.pairs(folder)
      let old = Self.run(folder, pairs).1
      try TestImages.ramps(width: 200, height: 180, noise: 30, seed: 9).writePNG(
        pairs[0].reconstruction)
      let kept = folder.appendingPathComponent("kept")
      for file in try FileManager.default.contentsOfDirectory(atPath: kept.path) {
        try Data([1, 2, 3, 4, 255, 255, 255, 255, 0, 0, 0, 0]).write(
          to: kept.appendingPathComponent(file))
      }
      let new = Self.run(folder, pairs).1
      #expect(new.maps[0][0] != old.maps[0][0])
      #expect(Self.bits(new)[1...] == Self.bits(old)[1...])
    }
  }

  @Test func whatCannotBeReadIsNotedOnceAndTheRestGoesOn() throws {
    try withTemporaryFolder { folder in
      var pairs = try Self.pairs(folder)
      pairs[0] = .init(original: pairs[0].original, reconstruction: folder.path + "/none.png")
      let findings = Self.run(folder, pairs).1
      #expect(findings.maps[0] == [nil, nil] && findings.maps[1].allSatisfy { $0 != nil })
      #expect(findings.notes.count == 1 && findings.notes[0].contains("none.png"))
    }
  }

  @Test func dearMapsAreMadeOnDemand() throws {
    try withTemporaryFolder { folder in
      let pairs = try Array(Self.pairs(folder).prefix(1))
      let (run, findings) = Self.run(folder, expensive: true, pairs)
      #expect(run.metrics.map(\.descriptor.id) == ["psnr", "ms-ssim", "vgg16"])
      #expect(findings.maps[0][2]?.values.count == 5)
    }
  }
}
