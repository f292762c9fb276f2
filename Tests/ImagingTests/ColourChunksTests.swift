import Foundation
import Imaging
import TestSupport
import Testing

@Suite struct ColourChunksTests {
  @Test(
    "the chunks before the image data are given by name",
    arguments: [
      ("rgb8-gamma.png", ["cHRM", "gAMA", "iCCP"]), ("grey8-gamma.png", ["gAMA"]), ("rgb8.png", []),
      ("rgb8-trns.png", []), ("p6-8.ppm", []), ("no-such.png", []),
    ] as [(String, [String])])
  func found(name: String, chunks: [String]) {
    #expect(ColourChunks.names(in: fixture("imaging/" + name).path) == chunks)
  }

  @Test func severalAreSorted() throws {
    try withTemporaryFolder { folder in
      var data = try Data(contentsOf: fixture("imaging/rgb8.png"))
      // Behind IHDR; checksums are not checked here.
      for name in ["iCCP", "cHRM", "tEXt"] {
        data.insert(contentsOf: [0, 0, 0, 2] + Array(name.utf8) + [1, 2, 0, 0, 0, 0], at: 33)
      }
      let file = folder.appendingPathComponent("a.png")
      try data.write(to: file)
      #expect(ColourChunks.names(in: file.path) == ["cHRM", "iCCP"])
    }
  }
}
