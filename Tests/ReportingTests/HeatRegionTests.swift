import Foundation
import Reporting
import Results
import TestSupport
import Testing

struct HeatRegionTests {
  private static let keys = ["a", "b"].map {
    PictureKey(codec: CodecKey(codec: $0, objective: "mse"), point: "1", image: "one")
  }

  /// Cells 0...11 of 4 x 3; the second image's are ten times as large.
  private static func maps(_ factor: Float = 10) -> ReportHeatMaps {
    func grid(_ factor: Float) -> ReportHeatMaps.Grid {
      .init(columns: 4, rows: 3, values: (0..<12).map { $0 == 5 ? .nan : Float($0) * factor })
    }
    return ReportHeatMaps(
      cell: 16,
      kinds: [
        .init(metric: "m", name: "m", title: "m"), .init(metric: "m", name: "m/p", title: "p"),
      ],
      grids: [keys[0]: [grid(1), nil], keys[1]: [grid(factor), nil]])
  }

  private static func bytes(_ text: String?) -> [UInt8]? {
    text.flatMap { Data(base64Encoded: $0) }.map(Array.init)
  }

  @Test func bytesStandForTheCellsOfTheWindow() throws {
    // Pixels 20...50 by 8...30 touch columns 1...3 and rows 0...1.
    let region = HeatRegion(
      Window(x: 20, y: 8, width: 31, height: 23), Self.keys, Self.maps())
    #expect(region.scales[0] == [1, 70] && region.scales[1] == nil)
    for (key, factor) in zip(Self.keys, [1.0, 10]) {
      let encoded = region.encoded(key)
      let bytes = try #require(Self.bytes(encoded[0]))
      #expect(encoded[1] == nil && bytes.count == 6)
      for (byte, cell) in zip(bytes, [1, 2, 3, 5, 6, 7]) {
        if cell == 5 {
          #expect(byte == 0)
        } else {
          let value = pow(70, (Double(byte) - 1) / 254)
          #expect(abs(value / (Double(cell) * factor) - 1) < 0.009, "\(value) \(cell)")
        }
      }
    }
  }

  @Test func zerosCountAsTheLowestAndEqualNumbersHaveAMap() {
    let whole = Window(x: 0, y: 0, width: 64, height: 48)
    let region = HeatRegion(whole, Self.keys, Self.maps())
    #expect(Self.bytes(region.encoded(Self.keys[0])[0])?[0] == 1)
    let none = HeatRegion(whole, [Self.keys[1]], Self.maps(0))
    #expect(none.scales == [nil, nil] && none.encoded(Self.keys[1]) == [nil, nil])
    let one = ReportHeatMaps(
      cell: 16, kinds: [.init(metric: "m", name: "m", title: "m")],
      grids: [Self.keys[0]: [.init(columns: 1, rows: 1, values: [3])]])
    let single = HeatRegion(Window(x: 0, y: 0, width: 9, height: 9), [Self.keys[0]], one)
    #expect(Self.bytes(single.encoded(Self.keys[0])[0]) == [1])
  }

  @Test func aMapThatDoesNotCoverTheWindowIsLeftOut() {
    let region = HeatRegion(
      Window(x: 0, y: 0, width: 65, height: 48), Self.keys, Self.maps())
    #expect(region.scales == [nil, nil] && region.encoded(Self.keys[0]) == [nil, nil])
  }

  @Test func thePageHasMapsOfWholePicturesOnlyWhereTheseAreShown() throws {
    try withTemporaryFolder { folder in
      var data = try SampleReport.data(in: folder)
      data.heatMaps = ReportHeatMaps(
        cell: 16, kinds: [.init(metric: "distance", name: "distance", title: "distance")],
        notes: ["a note"])
      for key in data.pictures.reconstructions.keys {
        data.heatMaps?.grids[key] = [
          .init(columns: 25, rows: 19, values: (0..<25 * 19).map { Float($0 + 1) })
        ]
      }
      for (full, columns, count) in [(true, 25, 25 * 19), (false, 21, 21 * 19)] {
        let path = folder.path + "/report.html"
        try Report.write(data, to: path, fullImages: full)
        let block = try SampleReport.block(path)
        let pictures = try #require(block["pictures"] as? [String: Any])
        #expect((pictures["notes"] as? [String])?.contains("a note") == true)
        let originals = try #require(pictures["originals"] as? [[String: Any]])
        let heat = try #require(originals[0]["heat"] as? [String: Any])
        let shown = try #require(originals[0]["reconstructions"] as? [[String: Any]])
        let maps = try #require(shown[0]["maps"] as? [String])
        #expect((heat["columns"] as? Int ?? 0) <= columns)
        #expect(try #require(Self.bytes(maps[0])?.count) <= count)
        if full { #expect(Self.bytes(maps[0])?.count == count) }
      }
    }
  }
}
