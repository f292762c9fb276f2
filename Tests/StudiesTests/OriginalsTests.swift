import Results
import Studies
import Testing

struct OriginalsTests {
  @Test(
    "what follows from missing originals is not reported again",
    arguments: ["o\\{image}.ppm", "~/o/{image}.ppm", "x/{image}.ppm"])
  func noOriginals(pattern: String) throws {
    try withTree { tree in
      try tree.comparison()
      let text = Tree.comparison.replacing(
        "\"o/{image}.ppm\"", with: "'\(pattern)'")
      let found = try tree.study(text).discover(outputFolder: "")
      #expect(found.pairs.isEmpty && found.faults.count == 1)
      let says = ["o\\{image}.ppm": "separated by /", "~/o/{image}.ppm": "home folder"][pattern]
      #expect(found.faults[0].message.contains(says ?? "check folder and extension"))
    }
  }

  @Test func everyImageKeepsItsOwnSize() throws {
    try withTree { tree in
      let count = 300
      for index in 0..<count { try tree.image("o/k\(index).ppm", 1 + index % 7, 1 + index % 3) }
      let found = try tree.study(Tree.comparison).findOriginals()
      #expect(found.faults == [])
      #expect(found.images == (0..<count).map { "k\($0)" })
      for index in 0..<count {
        let original = try #require(found.byImage["k\(index)"])
        #expect(original.path == tree["o/k\(index).ppm"])
        #expect(original.width == 1 + index % 7 && original.height == 1 + index % 3)
      }
    }
  }
}
