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
      "2  rates.csv has no column \"2\"; it has \"2.0\": write both in the same way, because points are compared as text"
    ),
    ("x,1,2,2\na,1,1\nb,2,2\n", "2  rates.csv has the column \"2\" twice"),
    ("x,1,2\na,1,1\n", " b rates.csv has no row for the image b"),
    ("x,1,2\na,1,1\nb,1,1\nb,1,2\n", " b rates.csv has the image b in 2 rows"),
    ("x,1,2\na,1,1\nb,1\n", "2 b rates.csv has no rate for image b, point 2"),
    (
      "x,1,2\na,1,1\nb,1,0\n",
      "2 b rates.csv, line 3: the rate \"0\" for image b, point 2 is not a finite number above 0"
    ),
    ("x,1,2\na,1,1\nb,1,-1\n", "2 b rates.csv, line 3: the rate \"-1\""),
    ("x,1,2\na,1,1\nb,1,nan\n", "2 b rates.csv, line 3: the rate \"nan\""),
    ("x,1,2\na,1,1\nb,1,inf\n", "2 b rates.csv, line 3: the rate \"inf\""),
    ("x,1,2\na,1,1\nb,1,?\n", "2 b rates.csv, line 3: the rate \"?\""),
    ("x 1 2\na 1 1\n", "  rates.csv has only one column; separate columns with commas"),
    ("", "  rates.csv cannot be read: it is empty; a table has a header"),
    ("x,\"1,2\n", "the quoted field that starts in line 1 never ends"),
  ])
  func tellsEachFaultOnce(_ table: String, _ expected: String) throws {
    let faults = try outcome(of: table).filter { !$0.contains("/a - ") && !$0.contains("/b - ") }
    #expect(faults.count == 1)
    #expect(faults.first?.contains(expected) == true, "\(faults)")
  }

  @Test(
    "forms that can be read in one way only are read",
    arguments: [
      ("x,1,2,,\na,0.1,0.3,,,\nb,0.2,0.4,\n", "table"),
      ("x,1,2\ra,0.1,0.3\rb,0.2,0.4\r", "table"),
      ("x;1;2\na;0,1;0,3\nb;0,2;0,4\n", "table"),
      ("x;1;2\r\na;,1;3e-1\r\nb;0.2;0.4;;\r\n".replacing(";,1", with: ";0.1"), "table"),
      ("x\t1\t2\na\t0.1\t0.3\nb\t0.2\t0.4\n", "table"),
      ("image;point;bpp;who\na;1;0,1;m, n\nb;1;0,2;\na;2;0,3\nb;2;0,4;\n", "column"),
      ("image,point,bpp\na,1,0.1,\nb,1,0.2\na,2,0.3\nb,2,0.4,,\n", "column"),
      (
        "codec,quality,image,bpp\nc,1,a,0.1\nc,1,b,0.2\nd,1,a,9\nc,2,a,0.3\nc,2,b,0.4\n", "column"
      ),
      (
        "Codec,Objective,q,image,bpp\nc,MSE,1,a,0.1\nc,mse,1,b,0.2\nc,ms-ssim,1,a,9\n"
          + "c,mse,2,a,0.3\nc,,2,b,0.4\n", "column"
      ),
      ("Filename,Quality,BPP\na.png,1,0.1\nb.png,1,0.2\na.png,2,0.3\nb.png,2,0.4\n", "column"),
      ("name,qp,bpp\na,1,0.1\nb,1,0.2\na,2,0.3\nb,2,0.4\n", "column"),
      ("name,lambda,bpp\na,1,0.1\nb,1,0.2\na,2,0.3\nb,2,0.4\n", "column"),
    ])
  func readsOddForms(_ table: String, _ kind: String) throws {
    #expect(try outcome(of: table, kind) == Self.good)
  }

  @Test func aTableWithoutTheCodecTellsWhich() throws {
    let faults = try outcome(of: "codec,point,image,bpp\nd,1,a,1\n", "column")
    #expect(
      faults.count == 1 && faults[0].contains("rates.csv has no row for codec c"), "\(faults)")
  }

  @Test(
    "what is not certain is refused with cause and line",
    arguments: [
      (
        "x,1,2\na,1,25,2,50\nb,1,25,2,50\n", "table",
        "line 2 has 5 cells where the header has 3; 1,25 has a decimal comma; write 1.25"
      ),
      (
        "x,1,2\na,0.1,0.3\nb,0,2,0,4\n", "table",
        "line 3 has 5 cells where the header has 3; 0,2 has a decimal comma"
      ),
      (
        "x,1,2\n\na,1,2,surplus\nb,1,2\n", "table",
        "line 3 has 4 cells where the header has 3; remove the surplus"
      ),
      ("x,1,2\ra,1,2\rb,1,2,3\r", "table", "line 3 has 4 cells"),
      (
        "image,point,bpp\na,1,1,25\n", "column",
        "line 2 has 4 cells where the header has 3; 1,25 has a decimal comma"
      ),
      (
        "image,point,bytes\na,1,1,187\n", "column",
        "1,187 has a thousands separator or a decimal comma; write 1187 or 1.187"
      ),
      ("image,bytes,point\na,12,345,1\n", "column", "12,345 has a thousands separator"),
      (
        "x;1;2\na;0,1;0,3\nb;0.2;0,4\n", "table",
        "\"0,1\" in line 2 has a decimal comma and \"0.2\" in line 3 a decimal point"
      ),
    ])
  func refusesWithCauseAndLine(_ table: String, _ kind: String, _ expected: String) throws {
    let faults = try outcome(of: table, kind)
    #expect(faults.count == 1)
    #expect(faults.first?.contains(expected) == true, "\(faults)")
    #expect(faults.first?.contains("rates.csv") == true)
  }

  @Test(
    "a cell that is no number says why",
    arguments: [
      (
        "x,1,2\na,\"1,25\",1\nb,1,1\n", "table",
        "line 2: the rate \"1,25\" for image a, point 1 is not a finite number above 0: it has a decimal comma; write 1.25"
      ),
      ("x;1;2\na;1.250,5;1\nb;1;1\n", "table", "it has a thousands separator; write digits"),
      (
        "image,point,bytes\na,1,\"1,187\"\nb,1,9\na,2,9\nb,2,9\n", "column",
        "\"1,187\" bytes for image a, point 1 is not a whole number above 0: it has a thousands"
      ),
      (
        "image;point;bytes\na;1;1.187\nb;1;9\na;2;9\nb;2;9\n", "column",
        "it has a decimal point or a thousands separator; write 1187 if it is whole"
      ),
      (
        "image,point,bytes\na,1,1 187\nb,1,9\na,2,9\nb,2,9\n", "column",
        "it has a thousands separator; write digits"
      ),
    ])
  func saysWhyACellIsNoNumber(_ table: String, _ kind: String, _ expected: String) throws {
    let faults = try outcome(of: table, kind).filter { $0.contains("rates.csv") }
    #expect(faults.count == 1)
    #expect(faults.first?.contains(expected) == true, "\(faults)")
  }

  @Test func aFormThatWasReadAllTheSameIsSaid() throws {
    try withTree { tree in
      try tree.comparison()
      try tree.write("x;1;2\na;0,1;0,3\nb;0,2;0,4\n", "rates.csv")
      let study = try tree.study(Tree.comparison(rate: "{table: rates.csv}"))
      #expect(
        try study.discover(outputFolder: "").notes
          == [
            "\(tree["rates.csv"]) has semicolons between its cells and decimal commas: 1,25 was read as 1.25"
          ])
    }
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
        "1 b rates.csv, line 4: \"1.5\" bytes for image b, point 1 is not a whole number above 0",
        "2 a rates.csv, line 5: \"0\" bytes for image a, point 2 is not a whole number above 0",
        "2 b rates.csv has no row for image b, point 2",
      ])
    #expect(
      try outcome(of: "image,point\na,1\n", "column")
        == ["  rates.csv has neither a column \"bytes\" nor \"bpp\""])
    #expect(
      try outcome(of: "image,bpp\na,1\n", "column") == [
        "  rates.csv has no column \"point\"; add it, or one of quality, q, qp, lambda, level"
      ])
  }

  @Test func fixedRatesKeepTheirPointsAsWritten() throws {
    try withTree { tree in
      try tree.comparison(points: ["0.1", "0.10"], images: ["a"])
      let study = try tree.study(Tree.comparison(rate: "{bpp: {0.10: 2}}"))
      let found = try study.discover(outputFolder: "")
      #expect(found.names == ["0.10/a"])
      #expect(found.messages.count == 1)
      #expect(found.messages[0].contains("it has \"0.10\": write both in the same way"))
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
