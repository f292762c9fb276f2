import ErrorMaps
import Foundation
import Imaging
import Metrics
import Results
import Synchronization
import TestSupport
import Testing

@Suite struct InversionSearchTests {
  private static let size = DisagreeingImages.size
  private static let pair = MatchedPair(
    codec: "c", image: "i", width: size, height: size,
    first: .init(objective: "mse", point: "1", bpp: 1),
    second: .init(objective: "other", point: "2", bpp: 1.1))
  private static let original = DisagreeingImages.original
  private static let a = DisagreeingImages.checkered
  private static let b = DisagreeingImages.lighter

  private static func metrics(_ ids: [String]) throws -> [any Metric] {
    try ids.map { try MetricRegistry.entry($0).make(MetricOptions()) }
  }

  private static func search(jobs: Int = 1) throws -> InversionSearch.Findings {
    let search = try #require(InversionSearch(metrics(["psnr", "ms-ssim"])))
    return search.run([pair, pair], jobs: jobs) { _, reconstruction in
      switch reconstruction?.point {
      case nil: original
      case "1": a
      default: b
      }
    }
  }

  @Test func theImagesEndWhereCropsEnd() {
    #expect(DisagreeingImages.middle == InversionSearch.frame + InversionSearch.side)
  }

  @Test func cropsWhereTheMetricsDisagreeAreFoundAndOnlyThose() throws {
    let findings = try Self.search()
    #expect(findings.pairs == 2 && findings.notes.isEmpty)
    // The right half has the same error in both, and the frame is left out.
    #expect(findings.rows.count == 4)
    #expect(Set(findings.rows.map { [$0.x, $0.y] }) == [[16, 16], [16, 144]])
    for row in findings.rows {
      #expect(
        row.metric == "ms-ssim" && row.against.isEmpty && row.a.objective == "mse"
          && row.b.objective == "other")
      #expect(row.a.squaredError < row.b.squaredError && row.a.distance > row.b.distance)
      let product =
        log(row.b.squaredError / row.a.squaredError) * log(row.a.distance / row.b.distance)
      #expect(row.marginProduct == product)
    }
    #expect(
      findings.rows.map(\.marginProduct) == findings.rows.map(\.marginProduct).sorted(by: >))
    #expect(try Self.search(jobs: 2).rows == findings.rows)
  }

  @Test func everyTwoMetricsAreSetAgainstEachOther() throws {
    let search = try #require(
      InversionSearch(Self.metrics(["psnr", "ms-ssim", "ms-ssim-joint", "vgg16"])))
    let rows = search.run([Self.pair], jobs: 1) { _, reconstruction in
      switch reconstruction?.point {
      case nil: Self.original
      case "1": DisagreeingImages.checkeredAndSmooth
      default: Self.b
      }
    }.rows
    // The variant of MS-SSIM takes no part.
    #expect(
      Set(rows.map { [$0.against, $0.metric] })
        == [["", "ms-ssim"], ["", "vgg16"], ["ms-ssim", "vgg16"]])
    let ids = ["", "ms-ssim", "vgg16"]
    for row in rows {
      let (first, second) = (ids.firstIndex(of: row.against), ids.firstIndex(of: row.metric))
      #expect(try #require(first) < (try #require(second)))
      #expect(row.a.squaredError < row.b.squaredError && row.b.distance < row.a.distance)
      #expect(
        row.marginProduct
          == log(row.b.squaredError / row.a.squaredError) * log(row.a.distance / row.b.distance))
    }
  }

  @Test func progressCountsThePairs() throws {
    let search = try #require(InversionSearch(Self.metrics(["psnr", "ms-ssim"])))
    let counts = Mutex<[Int]>([])
    _ = search.run(
      [Self.pair, Self.pair, Self.pair], jobs: 2,
      progress: { count in counts.withLock { $0.append(count) } }
    ) { _, _ in Self.original }
    #expect(counts.withLock { $0 }.sorted() == [1, 2, 3])
  }

  @Test func theTableReadsBack() throws {
    let rows = try Self.search().rows
    let text = CropRow.headerLine + rows.map(\.line).joined()
    #expect(try CropRow.rows(of: text, file: "crops.csv") == rows)
  }

  @Test func whatCannotBeReadIsNotedOnce() throws {
    let search = try #require(InversionSearch(Self.metrics(["psnr", "ms-ssim"])))
    let findings = search.run([Self.pair, Self.pair], jobs: 2) { _, _ in
      throw CocoaError(.fileReadCorruptFile)
    }
    #expect(findings.pairs == 0 && findings.rows.isEmpty && findings.notes.count == 1)
    let small = Self.original.cropped(x: 0, y: 0, width: 128, height: 128)
    let refused = search.run([Self.pair], jobs: 1) { _, _ in small }
    #expect(refused.notes.count == 1 && refused.notes[0].contains("161"))
  }

  @Test func aDearMetricIsAskedAboutFewPairsEvenlyChosen() throws {
    let search = try #require(InversionSearch(Self.metrics(["psnr", "ms-ssim", "vgg16"])))
    let pairs = (0..<20).map { place in
      MatchedPair(
        codec: "c", image: "i\(place)", width: 1, height: 1, first: Self.pair.first,
        second: Self.pair.second)
    }
    let chosen = search.metrics.map { search.pairs($0, of: pairs) }
    #expect(chosen[0] == pairs)
    #expect(chosen[1].map(\.image) == [0, 3, 6, 10, 13, 16].map { "i\($0)" })
    #expect(search.remarks(pairs).count == 1 && search.remarks(pairs)[0].contains("6 of the 20"))
    #expect(search.remarks([Self.pair]).isEmpty)
  }

  @Test func theSquaredErrorAndAnotherMetricAreNeeded() throws {
    #expect(try InversionSearch(Self.metrics(["psnr"])) == nil)
    #expect(try InversionSearch(Self.metrics(["ms-ssim"])) == nil)
    #expect(try InversionSearch(Self.metrics(["psnr", "ms-ssim-joint"])) == nil)
  }
}
