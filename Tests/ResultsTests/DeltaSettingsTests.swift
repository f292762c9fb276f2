import Results
import TestSupport
import Testing

@Suite struct DeltaSettingsTests {
  private static let start = "a,mse,c,mse,psnr,"
  private static let end = ",-3,0.1,,,90,,,\n"

  private static func rows(_ settings: String) throws -> [BDRateRow] {
    try BDRateRow.rows(of: BDRateRow.headerLine + start + settings + end, file: "bdrate.csv")
  }

  @Test func aRowsSettingsAreValues() throws {
    var row = try #require(Self.rows("akima,0.4:1.15").first)
    #expect(row.settings == DeltaSettings(method: .akima, range: .bpp(low: 0.4, high: 1.15)))
    row.method = .cubic
    row.range = .shared(.low)
    #expect(row.settings == DeltaSettings(method: .cubic, range: .shared(.low)))
    #expect(row.line.hasPrefix(Self.start + "cubic,low,"))
  }

  @Test("settings that nobody can have are refused", arguments: ["linear,overlap", "pchip,2:1"])
  func refuses(settings: String) throws {
    let error = try #require(throws: CSVError.self) { try Self.rows(settings) }
    #expect(error.description.hasPrefix("bdrate.csv: line 2 has \""), "\(error)")
  }
}
