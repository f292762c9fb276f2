import Foundation
import Results
import Studies
import Testing

struct PairsFileTests {
  private func discover(_ csv: String, more: String = "") throws -> Discovery {
    try withTree { tree in
      for name in ["o/a.ppm", "o/b.ppm", "p/a.ppm", "r1/a.ppm", "r1/b.ppm", "r2/a.ppm", "r2/b.ppm"]
      {
        try tree.image(name)
      }
      try tree.image("big.ppm", 4, 4)
      try tree.write(csv, "pairs.csv")
      return try tree.study("study: p\npairs: pairs.csv\n" + more).discover(outputFolder: "")
    }
  }

  @Test func readsRowsInAnyColumnOrder() throws {
    let found = try discover(
      """
      note,point,objective,codec,reconstruction,original,bytes,bpp
      x,hi,mse,c,r2/a.ppm,o/a.ppm,4,
      x,hi,mse,c,r2/b.ppm,o/b.ppm,4,
      x,0.10,mse,c,r1/a.ppm,o/a.ppm,,0.5
      x,0.10,mse,c,r1/b.ppm,o/b.ppm,,0.7
      """)
    #expect(found.faults == [])
    #expect(found.images == ["a", "b"])
    #expect(found.names == ["0.10/a", "0.10/b", "hi/a", "hi/b"])
    #expect(found.pairs.map(\.bpp) == [0.5, 0.7, 8, 8])
    #expect(found.pairs.map(\.bytes) == [nil, nil, 4, 4])
  }

  @Test func readsWhatASpreadsheetWrites() throws {
    let found = try discover(
      "original;reconstruction;codec;objective;point;bpp;\r\no/a.ppm;r1/a.ppm;c;mse;1;1,25;;\r\n")
    #expect(found.faults == [] && found.pairs.map(\.bpp) == [1.25])
    #expect(found.notes.count == 1 && found.notes[0].contains("decimal commas"))
  }

  @Test func stemsThatCollideGiveWayToPaths() throws {
    let found = try discover(
      """
      original,reconstruction,codec,objective,point,bpp
      o/a.ppm,r1/a.ppm,c,mse,1,1
      p/a.ppm,r2/a.ppm,c,mse,1,1
      o/b.ppm,r1/b.ppm,c,mse,1,1
      """)
    #expect(found.faults == [])
    #expect(found.images == ["b", "o/a", "p/a"])
  }

  @Test func tellsFaultsByRecord() throws {
    let found = try discover(
      """
      original,reconstruction,codec,objective,point,bpp,image
      o/a.ppm,r1/a.ppm,c,mse,1,1,
      o/a.ppm,r2/a.ppm,c,mse,1,1,
      o/b.ppm,gone.ppm,c,mse,1,1,
      o/b.ppm,r2/b.ppm,c,mse,2,zero,
      o/b.ppm,r2/b.ppm,,mse,2,1,
      p/a.ppm,r2/a.ppm,c,mse,3,1,a
      gone.ppm,r2/a.ppm,c,mse,1,1,z
      o/a.ppm,big.ppm,c,mse,2,1,
      """, more: "anchor: {codec: d, objective: mse}\n")
    #expect(found.names == ["1/a"])
    let all = found.messages.joined(separator: "\n")
    for expected in [
      "line 3 repeats codec, objective, point and image of line 2",
      "line 5: the rate \"zero\" for", "line 6 has nothing in column codec", "line 7 calls",
      "big.ppm has 4 x 4 pixels", "gone.ppm", "no row for the image z at point 2",
      "the anchor d (mse) is not a codec of the study; did you mean \"c (mse)\"?",
    ] { #expect(all.contains(expected), "\(expected) in \(all)") }
  }

  @Test(arguments: [
    ("", "it is empty"), ("original,codec,bpp\n", "it has no column reconstruction, objective"),
    ("original,reconstruction,codec,objective,point\n", "it has no column bpp or bytes"),
    ("original,reconstruction,codec,objective,point,bpp\n", "it has a header and no rows"),
    (
      "original,reconstruction,codec,objective,point,bpp\no/a.ppm,r1/a.ppm,c,mse,1,1,25\n",
      "line 2 has 7 cells where the header has 6; 1,25 has a decimal comma"
    ),
    (
      "original,reconstruction,bytes,codec,objective,point\n\no/a.ppm,r1/a.ppm,12,345,c,mse,1\n",
      "line 3 has 7 cells where the header has 6; 12,345 has a thousands separator"
    ),
  ])
  func refusesOtherTables(_ csv: String, _ expected: String) throws {
    do {
      _ = try discover(csv)
      Issue.record("accepted")
    } catch let error as StudyError { #expect("\(error)".contains(expected)) }
  }

  @Test func imagesChooseAndOrder() throws {
    let csv = """
      original,reconstruction,codec,objective,point,bpp
      o/a.ppm,r1/a.ppm,c,mse,1,1
      o/b.ppm,r1/b.ppm,c,mse,1,1
      o/a.ppm,r2/a.ppm,d,mse,1,1
      """
    #expect(try discover(csv).faults == [])
    let found = try discover(csv, more: "images: [b, a]\n")
    #expect(found.names == ["1/b", "1/a", "1/a"])
    #expect(found.messages.count == 1 && found.messages[0].contains("no row for the image b"))
  }
}
