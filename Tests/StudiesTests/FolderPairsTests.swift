import Studies
import Testing

struct FolderPairsTests {
  @Test(
    "names of two folders",
    arguments: [
      (["a.png", "b.png"], ["a.png", "b.png"], ["a.png=a.png", "b.png=b.png"], []),
      (["a.png"], ["a.PNG"], ["a.png=a.PNG"], []), (["a.png"], ["a.ppm"], ["a.png=a.ppm"], []),
      (["a.png"], ["a.ppm", "a.png"], ["a.png=a.png"], ["a.ppm"]),
      (["a.png"], ["a.ppm", "a.pgm"], [], ["a.pgm", "a.png", "a.ppm"]),
      (["a.png", "a.ppm"], ["a.PNG"], [], ["a.PNG", "a.png", "a.ppm"]),
      (["a.png"], ["b.png"], [], ["a.png", "b.png"]),
      (["\u{E9}.png"], ["e\u{301}.png"], ["\u{E9}.png=e\u{301}.png"], []),
      (["\u{E9}.png"], ["e\u{301}.ppm"], ["\u{E9}.png=e\u{301}.ppm"], []),
    ])
  func pairs(first: [String], second: [String], pairs: [String], unmatched: [String]) {
    let found = FolderPairs(first, second)
    #expect(
      found.pairs.map { Array("\($0.first)=\($0.second)".utf8) } == pairs.map { Array($0.utf8) })
    #expect(found.unmatched == unmatched)
  }
}
