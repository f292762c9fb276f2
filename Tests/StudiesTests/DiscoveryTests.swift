import Foundation
import Results
import Studies
import TestSupport
import Testing

struct DiscoveryTests {
  private static let key = CodecKey(codec: "c", objective: "mse")

  @Test func findsPairsWithTheRatesOfTheirBitStreams() throws {
    try withTree { tree in
      try tree.comparison()
      let found = try tree.study(Tree.comparison).discover(outputFolder: "")
      #expect(found.faults == [])
      #expect(found.images == ["a", "b"])
      #expect(found.names == ["1/a", "1/b", "2/a", "2/b"])
      #expect(
        found.pairs.first
          == Pair(
            key: Self.key, point: "1", image: "a", original: tree["o/a.ppm"],
            reconstruction: tree["r/1/a.ppm"], width: 2, height: 2, bytes: 10, bpp: 20))
    }
  }

  @Test func ordersPointsByMeanRateAndImagesNaturally() throws {
    try withTree { tree in
      try tree.comparison(points: ["0.1", "0.10", "q"], images: ["k10", "k2"])
      let rates = "{bpp: {0.1: 3, 0.10: 1, q: 1}}"
      let found = try tree.study(Tree.comparison(rate: rates)).discover(outputFolder: "")
      #expect(found.faults == [])
      #expect(found.names == ["0.10/k2", "0.10/k10", "q/k2", "q/k10", "0.1/k2", "0.1/k10"])
      #expect(found.pairs.map(\.bpp) == [1, 1, 1, 1, 3, 3])
      let listed = try tree.study(Tree.comparison(rate: rates, more: "images: [k10, k2]"))
      #expect(try listed.discover(outputFolder: "").names.prefix(2) == ["0.10/k10", "0.10/k2"])
    }
  }

  @Test func imagesLeaveOthersOut() throws {
    try withTree { tree in
      try tree.comparison()
      try tree.image("r/1/stray.ppm")
      let study = try tree.study(
        Tree.comparison(rate: "{bpp: {1: 1, 2: 2}}", more: "images: [b]"))
      let found = try study.discover(outputFolder: "")
      #expect(found.faults == [])
      #expect(found.names == ["1/b", "2/b"])
    }
  }

  @Test("what follows from one cause is reported once")
  func oneCauseOneFault() throws {
    try withTree { tree in
      try tree.comparison(points: ["1", "2", "3"], images: ["a", "b", "c"])
      func messages(_ rate: String = "{bitstreams: \"r/{point}/{image}.bin\"}") throws -> [String] {
        try tree.study(Tree.comparison(rate: rate)).discover(outputFolder: "").messages
      }
      #expect(try messages() == [])
      let wrong = try messages("{bitstreams: \"rr/{point}/{image}.bin\"}")
      #expect(
        wrong.count == 1 && wrong[0].contains("none of the 9 bit streams "), "\(wrong)")
      let backslash = try messages("{bitstreams: \"r\\\\{point}/{image}.bin\"}")
      #expect(backslash.count == 1 && backslash[0].contains("\\"), "\(backslash)")
      for point in ["1", "2", "3"] { try tree.image("r/\(point)/stray.ppm") }
      let strays = try messages()
      #expect(
        strays.count == 1 && strays[0].contains(" (and 2 more of its points) has no original"),
        "\(strays)")
      try tree.image("o/stray.ppm")
      try tree.image("o/z.ppm")
      for point in ["1", "2", "3"] { try tree.write("123", "r/\(point)/stray.bin") }
      let missing = try messages()
      #expect(
        missing.count == 1
          && missing[0].hasPrefix(
            "there is no reconstruction of z at any of the 3 points of c (mse)"),
        "\(missing)")
    }
  }

  @Test func tellsAllFaultsTogether() throws {
    try withTree { tree in
      try tree.comparison(points: ["1", "2", "3"], images: ["a", "b", "c", "d"])
      try FileManager.default.removeItem(atPath: tree["r/1/a.ppm"])
      try tree.image("r/1/stray.ppm")
      try tree.image("r/2/a.ppm", 3, 2)
      try tree.write("no picture", "r/2/b.ppm")
      try tree.write("no picture", "o/c.ppm")
      try tree.write("", "r/3/a.bin")
      try FileManager.default.removeItem(atPath: tree["r/3/b.bin"])
      let found = try tree.study(Tree.comparison).discover(outputFolder: "")
      #expect(found.names == ["1/b", "1/d", "2/d", "3/d"])
      #expect(found.images == ["a", "b", "c", "d"])
      let faults = found.faults.map { "\($0.codec) \($0.point) \($0.image) \($0.file)" }
      #expect(
        faults == [
          "  c \(tree["o/c.ppm"])", "c 1 stray \(tree["r/1/stray.ppm"])",
          "c 1 a \(tree["r/1/a.ppm"])", "c 3 a \(tree["r/3/a.bin"])", "c 3 b \(tree["r/3/b.bin"])",
          "c 2 a \(tree["r/2/a.ppm"])", "c 2 b \(tree["r/2/b.ppm"])",
        ])
      #expect(
        found.messages.contains {
          $0.contains("has 3 x 2 pixels, but its original \(tree["o/a.ppm"]) has 2 x 2")
        })
      for message in found.messages { #expect(!message.contains("\n")) }
    }
  }

  @Test func depthAndAlphaNeedTheStudysWord() throws {
    try withTree { tree in
      try tree.image("o/a.ppm")
      try tree.image("r/1/a.ppm")
      let deep = Data("P6\n2 2\n65535\n".utf8) + Data(count: 24)
      try tree.write(deep, "r/2/a.ppm")
      try tree.write(Tree.transparentPNG, "r/3/a.ppm")
      let rates = "{bpp: {1: 1, 2: 2, 3: 3}}"
      let found = try tree.study(Tree.comparison(rate: rates)).discover(outputFolder: "")
      #expect(found.names == ["1/a"])
      #expect(found.faults.map(\.point) == ["2", "3"])
      #expect(
        found.messages[0].contains("16 bits per sample")
          && found.messages[0].contains("depth: match")
      )
      #expect(found.messages[1].contains("alpha: drop"))
      let said = try tree.study(
        Tree.comparison(rate: rates, more: "alpha: drop\ndepth: match"))
      #expect(try said.discover(outputFolder: "").names == ["1/a", "2/a", "3/a"])
    }
  }

  @Test func tellsWhenNothingIsFound() throws {
    try withTree { tree in
      let study = try tree.study(Tree.comparison)
      let empty = try study.discover(outputFolder: "")
      // That reconstructions fit no image follows from that, and is not reported again.
      #expect(empty.faults.map(\.file) == [tree["o/{image}.ppm"]])
      try tree.image("o/a.ppm")
      let some = try study.discover(outputFolder: "")
      #expect(some.faults.map(\.file) == [tree["r/{point}/{image}.ppm"]])
      let listed = try tree.study(
        Tree.comparison(rate: "{bpp: {1: 1}}", more: "images: [a, kodim01]"))
      #expect(
        try listed.discover(outputFolder: "").messages.first
          == "\"images\" names kodim01, but there is no original \(tree["o/kodim01.ppm"])")
    }
  }

  @Test func oneNameInTwoUnicodeFormsIsOneImage() throws {
    try withTree { tree in
      try tree.image("o/e\u{301}.ppm")
      try tree.image("r/1/\u{E9}.ppm")
      let study = try tree.study(Tree.comparison(rate: "{bpp: {1: 1}}"))
      let found = try study.discover(outputFolder: "")
      #expect(found.faults == [] && found.pairs.count == 1)
      try tree.image("o/\u{E9}.ppm")
      let twice = try study.discover(outputFolder: "")
      #expect(
        twice.messages.count == 1 && twice.messages[0].contains("are both files of the image"))
    }
  }

  @Test func encodersFilesAreFoundInTheOutputFolder() throws {
    try withTree { tree in
      try tree.image("o/a.ppm", 4, 2)
      let study = try tree.study(
        """
        study: e
        originals: "o/{image}.ppm"
        codecs:
          - codec: x/y
            objective: mse
            encoder:
              points: [0.10, "q 9"]
              encode: [enc, "{original}", "-o{bitstream}", "{point}{point}", "{width}x{height}"]
              decode: [dec, "{bitstream}", "{reconstruction}", '{"json": 1}']
              extension: hevc
              time-limit: 60
        """)
      let tasks = study.encodings(originals: study.findOriginals(), outputFolder: tree["out"])
      let base = tree["out/reconstructions/x%2Fy/mse/"]
      #expect(tasks.map(\.bitstream) == [base + "0.10/a.hevc", base + "q 9/a.hevc"])
      #expect(tasks[0].timeLimit == 60)

      let before = try study.discover(outputFolder: tree["out"])
      #expect(before.pairs == [] && before.faults.map(\.point) == ["0.10", "q 9"])
      for task in tasks {
        let prefix = tree.root.path.count + 1
        try tree.image(String(task.reconstruction.dropFirst(prefix)), 4, 2)
        try tree.write(Data(count: 5), String(task.bitstream.dropFirst(prefix)))
      }
      let after = try study.discover(outputFolder: tree["out"])
      #expect(after.faults == [])
      #expect(after.pairs.map(\.bytes) == [5, 5] && after.pairs.map(\.bpp) == [5, 5])
    }
  }
}
