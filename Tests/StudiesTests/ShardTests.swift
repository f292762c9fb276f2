import Studies
import TestSupport
import Testing

@Suite struct ShardTests {
  @Test func isWrittenAsKOfN() throws {
    let shard = try #require(Shard("3/8"))
    #expect(shard.number == 3 && shard.count == 8)
    #expect(shard.description == "3/8")
    #expect(shard.folder == "shards/3-of-8")
  }

  @Test(arguments: ["", "3", "0/8", "9/8", "-1/2", "1/0", "1/2/3", "a/b", "1/", " 1/2"])
  func otherTextsAreRefused(text: String) {
    #expect(Shard(text) == nil)
  }

  @Test("shards of any number hold every image once", arguments: [1, 2, 3, 5, 8])
  func partition(count: Int) throws {
    try withTemporaryFolder { folder in
      let tree = Tree(root: folder)
      let names = ["a", "b", "c10", "c2", "d"]
      try tree.comparison(images: names)
      let study = try tree.study(Tree.comparison)
      let parts = try (1...count).map { number in
        let shard = try #require(Shard(number: number, of: count))
        return try study.part(shard).images ?? []
      }
      #expect(parts.joined().sorted() == names.sorted())
      let sizes = parts.map(\.count)
      #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
      let pairs = try parts.flatMap { images -> [Pair] in
        var part = study
        part.images = images
        return images.isEmpty ? [] : try part.discover(outputFolder: tree["out"]).pairs
      }
      #expect(Set(pairs) == Set(try study.discover(outputFolder: tree["out"]).pairs))
      #expect(pairs.count == 10)
    }
  }

  @Test func imagesOfAPairsFileAreDealtToo() throws {
    try withTemporaryFolder { folder in
      let tree = Tree(root: folder)
      try tree.comparison(points: ["1"], images: ["a", "b", "c"])
      let rows = ["c", "a", "b"].map { "o/\($0).ppm,r/1/\($0).ppm,x,mse,1,0.5\n" }
      try tree.write(
        "original,reconstruction,codec,objective,point,bpp\n" + rows.joined(), "pairs.csv")
      let study = try tree.study("study: s\npairs: pairs.csv\n")
      for (text, images) in [("1/2", ["a", "c"]), ("2/2", ["b"]), ("4/4", [])] {
        let shard = try #require(Shard(text))
        #expect(try study.part(shard).images == images)
      }
    }
  }
}
