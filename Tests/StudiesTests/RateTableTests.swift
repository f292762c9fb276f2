import Foundation
import Results
import Studies
import Testing

/// Tables as they are found in the wild, each read for the points 1 and 2 of the images a and b.
struct RateTableTests {
  /// The rates of `1/a 1/b 2/a 2/b`, then the faults as `point image message`.
  private func outcome(of table: String, _ kind: String = "table") throws -> [String] {
    try withTree { tree in
      try tree.comparison()
      try tree.write(table, "rates.csv")
      let study = try tree.study(Tree.comparison(rate: "{\(kind): rates.csv}"))
      let found = try study.discover(outputFolder: "")
      return found.pairs.map {
        "\($0.point)/\($0.image) \($0.bytes.map { "\($0)" } ?? "-") \($0.bpp)"
      }
        + found.faults.map {
          "\($0.point) \($0.image) " + $0.message.replacing(tree.root.path + "/", with: "")
        }
    }
  }

  private static let good = ["1/a - 0.1", "1/b - 0.2", "2/a - 0.3", "2/b - 0.4"]

  @Test(arguments: [
    "x,1,2\na,0.1,0.3\nb,0.2,0.4\n",
    "\u{FEFF}lambda,2,1\r\nb,0.4 ,0.2\r\na, 0.3,1e-1\r\nAverage,0.35,0.15\r\n",
    "x, 1 ,2,Average,Average\n\n\"a\",\"0.1\",0.3,9,9\nb,0.2,0.4\nAverage,,\nAverage,,",
    "x,1,2\na.png,0.1,0.3\nb.PNG,0.2,0.4\n",
    "x,1,2\na,0.1,0.3\na.png,7,7\nb,0.2,0.4\n",
  ])
  func reads(_ table: String) throws {
    #expect(try outcome(of: table) == Self.good)
  }

  @Test(arguments: [
    ("x,1,3\na,0.1,0.3\nb,0.2,0.4\n", "2  rates.csv has no column \"2\"; did you mean \"1\"?"),
    (
      "x,1,2.0\na,1,1\nb,2,2\n",
      "2  rates.csv has no column \"2\"; it has \"2.0\": write both alike, points are compared as text"
    ),
    ("x,1,2,2\na,1,1\nb,2,2\n", "2  rates.csv has the column \"2\" twice"),
    ("x,1,2\na,1,1\n", " b rates.csv has no row for the image b"),
    ("x,1,2\na,1,1\nb,1,1\nb,1,2\n", " b rates.csv has the image b in 2 rows"),
    ("x,1,2\na,1,1\nb,1\n", "2 b rates.csv has no rate for image b, point 2"),
    (
      "x,1,2\na,1,1\nb,1,0\n",
      "2 b rates.csv has the rate \"0\" for image b, point 2, not a finite number above 0"
    ),
    ("x,1,2\na,1,1\nb,1,-1\n", "2 b rates.csv has the rate \"-1\""),
    ("x,1,2\na,1,1\nb,1,nan\n", "2 b rates.csv has the rate \"nan\""),
    ("x,1,2\na,1,1\nb,1,inf\n", "2 b rates.csv has the rate \"inf\""),
    ("x,1,2\na,1,1\nb,1,?\n", "2 b rates.csv has the rate \"?\""),
    ("x;1;2\na;1;1\n", "  rates.csv has only one column; separate columns with commas"),
    ("", "  rates.csv is empty"),
    ("x,\"1,2\n", "the quoted field that starts in line 1 never ends"),
  ])
  func tellsEachFaultOnce(_ table: String, _ expected: String) throws {
    let faults = try outcome(of: table).filter { !$0.contains("/a - ") && !$0.contains("/b - ") }
    #expect(faults.count == 1)
    #expect(faults.first?.contains(expected) == true, "\(faults)")
  }

  @Test func aDotInAnImageNameIsNoExtension() throws {
    try withTree { tree in
      try tree.comparison(points: ["1"], images: ["crop.2"])
      try tree.write("x,1\ncrop,0.5\n", "rates.csv")
      let study = try tree.study(Tree.comparison(rate: "{table: rates.csv}"))
      #expect(try study.discover(outputFolder: "").pairs == [])
    }
  }

  @Test func longTables() throws {
    #expect(
      try outcome(of: "n,point,bpp,image\n,1,0.1,a\n,1,0.2,b.png\n,2,0.3,a\n,2,0.4,b\n", "column")
        == Self.good)
    #expect(
      try outcome(of: "image,point,bytes,bpp\na,1,1,9\nb,1,,4\na,2,3,\nb,2,4,\n", "column")
        == ["1/a 1 2.0", "1/b - 4.0", "2/a 3 6.0", "2/b 4 8.0"])
    let bad = try outcome(
      of: "image,point,bytes\na,1,1\na,1,1\nb,1,1.5\na,2,0\n", "column")
    #expect(
      bad == [
        "1 a rates.csv has 2 rows for image a, point 1",
        "1 b rates.csv has \"1.5\" bytes for image b, point 1, not a whole number above 0",
        "2 a rates.csv has \"0\" bytes for image a, point 2, not a whole number above 0",
        "2 b rates.csv has no row for image b, point 2",
      ])
    #expect(
      try outcome(of: "image,point\na,1\n", "column")
        == ["  rates.csv has neither a column \"bytes\" nor \"bpp\""])
    #expect(
      try outcome(of: "image,bpp\na,1\n", "column") == [
        "  rates.csv has no column \"point\"; add it"
      ])
  }

  @Test func fixedRatesKeepTheirPointsAsWritten() throws {
    try withTree { tree in
      try tree.comparison(points: ["0.1", "0.10"], images: ["a"])
      let study = try tree.study(Tree.comparison(rate: "{bpp: {0.10: 2}}"))
      let found = try study.discover(outputFolder: "")
      #expect(found.names == ["0.10/a"])
      #expect(found.messages.count == 1)
      #expect(found.messages[0].contains("it has \"0.10\": write both alike"))
    }
  }

  @Test func aMissingTableIsOneFault() throws {
    try withTree { tree in
      try tree.comparison()
      let study = try tree.study(Tree.comparison(rate: "{table: gone.csv}"))
      #expect(
        try study.discover(outputFolder: "").messages
          == ["\(tree["gone.csv"]) cannot be read: there is no such file"])
    }
  }
}
