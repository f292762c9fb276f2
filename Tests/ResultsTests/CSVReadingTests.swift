import Foundation
import Randomness
import Results
import Testing

/// Reading a table against reading each of its fields alone.
@Suite struct CSVReadingTests {
  private func text(_ records: [[String]]) -> String {
    ScoreRow.headerLine + records.map { CSV.line($0) }.joined()
  }

  private func record(score: String) -> [String] {
    ["c", "mse", "1", "a", "2", "2", "", "0.1", "psnr", score, "f"]
  }

  /// Texts of doubles of any size, as this program writes them.
  private static let written: [String] = {
    var generator = SplitMix64(seed: 3)
    return (0..<20_000).map { _ in
      "\(Double(bitPattern: generator.next()))"
    }
  }()

  /// Decimal texts of 1 to 20 digits with their point anywhere, some with an exponent.
  private static let decimals: [String] = {
    var generator = SplitMix64(seed: 4)
    return (0..<20_000).map { _ in
      let count = 1 + Int(generator.next(below: 20))
      var digits = (0..<count).map { _ in "\(generator.next(below: 10))" }
      digits.insert(".", at: Int(generator.next(below: UInt64(count + 1))))
      let exponent = Int(generator.next(below: 60)) - 40
      return digits.joined() + (generator.next(below: 2) == 0 ? "" : "e\(exponent)")
    }
  }()

  /// Ties between two doubles, and texts just beside them.
  private static let ties = [
    "9007199254740993", "9007199254740992.5", "9007199254740993.0001", "9007199254740995",
    "4503599627370496.5", "4503599627370497.5", "0.500000000000000055", "0.5000000000000000555",
    "1.00000000000000011102230246251565", "1.0000000000000001110", "18446744073709551615",
    "9999999999999999999", "0.000000000000000000000000001", "0.0000000000000000000000000001",
  ]

  private static let odd = [
    "0", "-0", "-0.0", "0e-05", "00012.50", "+1.5", "1E5", "1e5", "1e+05", "1e-400", "1e400", "nan",
    "-nan", "inf", "-inf", "infinity", "0x1p-3", "5e-324", "1e-5", "-1.5e-07", "1e-0005",
  ]

  @Test(arguments: [written, decimals, ties, odd])
  func numbersAreThoseOfTheStandardLibrary(_ texts: [String]) throws {
    let known = texts.filter { Double($0) != nil }
    #expect(known.count > texts.count / 2)
    let rows = try ScoreRow.rows(of: text(known.map(record)), file: "")
    #expect(rows.count == known.count)
    for (row, text) in zip(rows, known) {
      let wanted = try #require(Double(text))
      #expect(
        row.score.bitPattern == wanted.bitPattern || (row.score.isNaN && wanted.isNaN), "\(text)")
    }
  }

  @Test(arguments: [
    "", " ", "1 ", " 1", "-", ".", "e5", "1e", "1e-", "1.5.2", "1,5", "--1", "1_000", "1f", "٣",
    "1..",
  ])
  func whatIsNoNumberIsRefused(_ number: String) {
    #expect(Double(number) == nil)
    #expect(throws: CSVError.self) {
      try ScoreRow.rows(of: text([record(score: "1.5"), record(score: number)]), file: "s.csv")
    }
  }

  /// A field that repeats the one above it is not read again.
  @Test func aRowKeepsNothingOfTheRowAbove() throws {
    let choices = [
      ["c", "c, \"d\"", ""], ["mse", "MS_SSIM", "own"], ["1", "01", ""], ["a", "ä", "a\nb"],
      ["1", "2"], ["3", "4"], ["", "5", "0"], ["0.1", "0.10", "1e-05"], ["psnr", "vgg16/a"],
      ["nan", "2.5", "-inf"], ["f", "\"f", " f"],
    ]
    var generator = SplitMix64(seed: 5)
    let records = (0..<500).map { _ in
      choices.map { $0[Int(generator.next(below: UInt64($0.count)))] }
    }
    let rows = try ScoreRow.rows(of: text(records), file: "")
    let alone = try records.map { try ScoreRow.rows(of: text([$0]), file: "")[0] }
    #expect(rows.map(\.line) == alone.map(\.line))
    let keys = zip(rows, records).map { ($0.codec, $0.point, $0.bytes, $1) }
    #expect(keys.allSatisfy { $0 == $3[0] && $1 == $3[2] && $2 == Int($3[6]) })
  }

  @Test func quotationMarksAreReadAsBefore() throws {
    #expect(
      try CSV.records(of: "\"a\"b,c\"d\",\"\"\"\",\"\"\n\"x\ny\",\"\"\"z\"\"\"\r\n,\r\r1")
        == [["ab", "c\"d\"", "\"", ""], ["x\ny", "\"z\""], ["", ""], ["1"]])
    #expect(try CSV.records(of: "\u{FEFF}\"\"\n\"\"") == [[""], [""]])
    #expect(try CSV.lines(of: "a\n\n\"b\nc\"\n\rd").map(\.line) == [1, 3, 6])
  }

  /// It may be the cause of what else is wrong.
  @Test func anOpenQuotationMarkIsToldFirst() throws {
    let damaged = text([record(score: "high")]) + "x,\"y\n"
    let error = #expect(throws: CSVError.self) { try ScoreRow.rows(of: damaged, file: "s.csv") }
    #expect(error?.description.contains("starts in line 3 never ends") == true)
    let noTable = #expect(throws: CSVError.self) { try ScoreRow.rows(of: "a,\"b", file: "s.csv") }
    #expect(noTable?.description.contains("starts in line 1 never ends") == true)
  }
}
