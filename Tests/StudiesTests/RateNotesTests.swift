import Foundation
import Results
import Studies
import TestSupport
import Testing

/// Rates that cannot be what they are taken for.
struct RateNotesTests {
  @Test(
    "an image is not a bit stream, in any format",
    arguments: [
      "r/{point}/{image}.ppm", "o/{image}-{point}.ppm", "r/{point}/{image}.png",
      "r/{point}/{image}.pgm", "r/{point}/{image}.bin",
    ])
  func pictures(pattern: String) throws {
    try withTree { tree in
      try tree.comparison(points: ["1"], images: ["a"])
      try tree.image("o/a-1.ppm")
      try tree.write(try Data(contentsOf: fixture("imaging/rgb8.png")), "r/1/a.png")
      try tree.write(try Data(contentsOf: fixture("imaging/p5-8.pgm")), "r/1/a.pgm")
      // An image under a stream's name.
      if pattern.hasSuffix(".bin") { try tree.image("r/1/a.bin") }
      let study = try tree.study(
        Tree.comparison(rate: "{bitstreams: \"\(pattern)\"}", more: "images: [a]"))
      let found = try study.discover(outputFolder: "")
      #expect(found.pairs == [])
      #expect(found.messages.count == 1)
      #expect(
        found.messages.first?.contains("is an image (PNG, PPM or PGM), not a bit stream") == true,
        "\(found.messages)")
    }
  }

  @Test func aStreamThatIsNone() throws {
    try withTree { tree in
      try tree.comparison(points: ["1"], images: ["a"])
      // Starts as an image does and is none.
      try tree.write("P6 is how this stream begins", "r/1/a.bin")
      let found = try tree.study(Tree.comparison).discover(outputFolder: "")
      #expect(found.faults == [] && found.pairs.count == 1)
    }
  }

  private func notes(_ table: String, _ kind: String = "column") throws -> [String] {
    try withTree { tree in
      try tree.comparison()
      try tree.write(table, "rates.csv")
      let study = try tree.study(Tree.comparison(rate: "{\(kind): rates.csv}"))
      let found = try study.discover(outputFolder: "")
      #expect(found.faults == [])
      return found.notes
    }
  }

  /// 2 x 2 pixels: 2 bpp a byte.
  @Test(
    "bytes and bpp that disagree are reported, rounding is not",
    arguments: [
      ("a,1,3,6\nb,1,3,6.0\na,2,5,10\nb,2,5,10", nil),
      ("a,1,3,6.02\nb,1,3,5.99\na,2,5,10\nb,2,5,", nil),
      (
        "a,1,3,6.5\nb,1,3,6\na,2,5,10\nb,2,5,10",
        "image a at point 1 has bytes and bpp that disagree"
      ),
      ("a,1,3,0.25\nb,1,3,1\na,2,5,10\nb,2,5,10", "(and 1 more of this kind)"),
      ("a,1,3,6\nb,1,3,6\na,2,5,10\nb,2,5,?", "the table says ?"),
    ] as [(String, String?)])
  func disagreement(rows: String, words: String?) throws {
    let notes = try notes("image,point,bytes,bpp\n" + rows + "\n")
    #expect(notes.count == (words == nil ? 0 : 1), "\(notes)")
    if let words { #expect(notes.first?.contains(words) == true, "\(notes)") }
  }

  @Test(
    "as many bits as an uncompressed image has are reported",
    arguments: [
      ("image,point,bytes\na,1,11\nb,1,3\na,2,5\nb,2,5\n", "column", 0),
      ("image,point,bytes\na,1,12\nb,1,3\na,2,5\nb,2,5\n", "column", 1),
      ("x,1,2\na,1,24.5\nb,1,900\n", "table", 1), ("x,1,2\na,1,23.5\nb,1,2\n", "table", 0),
    ])
  func uncompressed(table: String, kind: String, count: Int) throws {
    let notes = try notes(table, kind)
    #expect(notes.count == count, "\(notes)")
    if count > 0 {
      #expect(notes[0].hasPrefix("c (mse): check its rate source: image a"))
      #expect(notes[0].contains("at least the 24 bpp of an uncompressed image"))
    }
  }

  @Test func aListOfPairsIsLookedAtToo() throws {
    try withTree { tree in
      try tree.comparison()
      try tree.write(
        "original,reconstruction,codec,objective,point,bytes,bpp\n"
          + "o/a.ppm,r/1/a.ppm,c,mse,1,3,7.5\no/b.ppm,r/1/b.ppm,c,mse,1,40,80\n", "pairs.csv")
      let notes = try tree.study("study: p\npairs: pairs.csv\n").discover(outputFolder: "").notes
      #expect(notes.count == 2)
      #expect(notes[0].contains("uncompressed") && notes[1].contains("disagree"))
    }
  }

  @Test(
    "colour chunks that one file of a pair has are reported where a program gets the files",
    arguments: [("rgb8-gamma", "rgb8"), ("rgb8", "rgb8-gamma"), ("rgb8-gamma", "rgb8-gamma")])
  func colourChunks(original: String, reconstruction: String) throws {
    try withTree { tree in
      for (name, path) in [(original, "o/a.png"), (reconstruction, "r/1/a.png")] {
        try tree.write(try Data(contentsOf: fixture("imaging/\(name).png")), path)
      }
      let yaml = Tree.comparison(rate: "{bpp: {\"1\": 1}}").replacing(".ppm", with: ".png")
      #expect(try tree.study(yaml).discover(outputFolder: "").notes == [])
      let external =
        "external: {name: tool, command: \"tool {original} {reconstruction}\", orientation: lower}\n"
      let notes = try tree.study(yaml + external).discover(outputFolder: "").notes
      #expect(notes.count == (original == reconstruction ? 0 : 1), "\(notes)")
      if let note = notes.first {
        #expect(note.contains("gAMA") && note.contains("no colour chunks") && note.contains("tool"))
      }
    }
  }
}
