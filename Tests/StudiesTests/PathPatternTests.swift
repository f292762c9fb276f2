import Foundation
import Studies
import Testing

struct PathPatternTests {
  /// Pattern, files, known images, and what is read: `image|point|path`.
  @Test(arguments: [
    ("{point}/{image}.png", ["1/a.png", "1/a.jpg", "x.png", "1/2/a.png"], ["a"], ["a|1|1/a.png"]),
    (
      "[q] {point}*/{image}?.png", ["[q] 5*/a?.png", "q 5*/a?.png", "[q] 5x/ab.png"], ["a"],
      ["a|5|[q] 5*/a?.png"]
    ),
    ("a.b/{point}/{image}.png", ["aXb/1/a.png", "a.b/1/a.png"], ["a"], ["a|1|a.b/1/a.png"]),
    (
      "{image}_{point}.png", ["k_1_2.png", "k_3.png"], ["k", "k_1"],
      ["k_1|2|k_1_2.png", "k|3|k_3.png"]
    ),
    ("{image}{point}.png", ["a10.png", "a2.png"], ["a", "a1"], ["a1|0|a10.png", "a|2|a2.png"]),
    (
      "{point}/{image}/{image}_{point}.png", ["1/a/a_1.png", "1/a/b_1.png", "1/a/a_2.png"], ["a"],
      ["a|1|1/a/a_1.png"]
    ),
    ("{image}/{point}.png", ["b/0.10.png", "b/.png"], ["b"], ["b|0.10|b/0.10.png"]),
    ("ü/{point}/{image}.png", ["ü/λ=1/日本.png"], ["日本"], ["日本|λ=1|ü/λ=1/日本.png"]),
    ("{point}/{image}", ["1/a.png", "1/._a.png"], ["a.png"], ["a.png|1|1/a.png"]),
    ("./x/../x/{point}/{image}.png", ["x/1/a.png"], ["a"], ["a|1|./x/../x/1/a.png"]),
    ("{point}/{image}.png", ["1/new.png"], ["a"], ["new|1|1/new.png"]),
    ("{img}/{point}/{image}.png", ["{img}/1/a.png", "x/1/a.png"], ["a"], ["a|1|{img}/1/a.png"]),
  ])
  func reads(_ pattern: String, _ files: [String], _ known: [String], _ expected: [String]) throws {
    try withTree { tree in
      for file in files { try tree.write("", file) }
      let found = PathPattern(pattern, folder: tree.root.path).files(known: Set(known)).files
      let rows = found.map {
        "\($0.image)|\($0.point)|\($0.path.dropFirst(tree.root.path.count + 1))"
      }
      #expect(rows.sorted() == expected.sorted())
    }
  }

  @Test func bracesInTheFolderMeanNothing() throws {
    try withTree { tree in
      try tree.write("", "{image}/{point}/o/a.png")
      let pattern = PathPattern("o/{image}.png", folder: tree["{image}/{point}"])
      #expect(pattern.files(known: []).files.map(\.path) == [tree["{image}/{point}/o/a.png"]])
      #expect(pattern.path(image: "z", point: "") == tree["{image}/{point}/o/z.png"])
    }
  }

  @Test func followsLinksAndPassesOverFoldersAndBrokenLinks() throws {
    try withTree { tree in
      try tree.write("", "real/a.png")
      try tree.write("", "p/folder.png/x")
      for (link, target) in [
        ("p/a.png", "../real/a.png"), ("p/gone.png", "nowhere"), ("q", "real"),
      ] {
        try tree.link(link, target)
      }
      let files = PathPattern("{point}/{image}.png", folder: tree.root.path).files(known: ["a"])
        .files
      #expect(files.map { "\($0.point)/\($0.image)" } == ["p/a", "q/a", "real/a"])
    }
  }
}
