import Foundation
import Imaging
import Results
import Scoring
import Synchronization
import TestSupport
import Testing

@Suite struct ScoreCacheTests {
  private static let pictures = (0..<4).map {
    TestImages.ramps(width: 8, height: 6, noise: $0, seed: 1)
  }

  private func key(_ original: Int, _ reconstruction: Int, definition: String = "a") -> CacheKey {
    CacheKey(
      original: ContentDigest(of: Self.pictures[original]),
      reconstruction: ContentDigest(of: Self.pictures[reconstruction]),
      definition: MetricDefinition(metric: "m", fingerprint: "same", text: definition))
  }

  private func files(_ cache: ScoreCache) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(
      at: URL(fileURLWithPath: cache.folder), includingPropertiesForKeys: nil)
  }

  @Test func scoresComeBackBitByBit() throws {
    try withTemporaryFolder { folder in
      let numbers = [1.0 / 3, -0.0, .infinity, -.infinity, Double.leastNonzeroMagnitude, .nan, .pi]
      for (index, number) in numbers.enumerated() {
        let score = MetricScore(number, parts: [.init("relu1_2", -number), .init("a=b", 1)])
        let key = key(0, 1, definition: "\(index)")
        ScoreCache(folder: folder.path).insert(score, for: key)
        let found = try #require(ScoreCache(folder: folder.path).score(key))
        #expect(found.score.bitPattern == number.bitPattern)
        #expect(found.parts.map(\.suffix) == ["relu1_2", "a=b"])
        #expect(found.parts.map(\.score.bitPattern) == [(-number).bitPattern, (1.0).bitPattern])
      }
    }
  }

  @Test func keysTellContentsAndDefinitionsApart() {
    let image = Self.pictures[0]
    guard case .eight(let samples) = image.samples else { return }
    let turned = Image(width: 6, height: 8, samples: image.samples)
    let deep = Image(width: 8, height: 6, samples: .sixteen(samples.map(UInt16.init)))
    let same = Image(width: 8, height: 6, samples: .eight(samples))
    let digests = [image, turned, deep, Self.pictures[1]].map(ContentDigest.init)
    #expect(Set(digests).count == 4)
    #expect(ContentDigest(of: same) == digests[0])
    #expect(ContentDigest(fileDigest: "ab") != ContentDigest(fileDigest: "ac"))
    #expect(Set([key(0, 1), key(1, 0), key(0, 2), key(0, 1, definition: "b")]).count == 4)
  }

  @Test func aFaultInAnyByteGivesNoScoreOrTheRightOne() throws {
    try withTemporaryFolder { folder in
      let cache = ScoreCache(folder: folder.path)
      let score = MetricScore(0.1, parts: [.init("p", 0.2)])
      cache.insert(score, for: key(0, 1))
      let file = try #require(try files(cache).first)
      let whole = try Data(contentsOf: file)
      for index in whole.indices {
        var broken = whole
        broken[index] ^= 1
        try broken.write(to: file)
        let found = cache.score(key(0, 1))
        #expect(found == nil || found == score, "byte \(index)")
        try whole.prefix(index).write(to: file)
        let ofTorn = cache.score(key(0, 1))
        #expect(ofTorn == nil || ofTorn == score, "cut at \(index)")
        // Written anew behind what is torn.
        cache.insert(score, for: key(0, 1))
        #expect(cache.score(key(0, 1)) == score, "after \(index)")
      }
    }
  }

  @Test func itForgetsTheOldestRatherThanGrow() throws {
    try withTemporaryFolder { folder in
      let cache = ScoreCache(folder: folder.path, limit: 256 * 1000)
      for index in 0..<3000 {
        cache.insert(MetricScore(Double(index)), for: key(0, 1, definition: "\(index)"))
      }
      #expect(cache.size().bytes <= 256 * 1000)
      #expect(cache.score(key(0, 1, definition: "2999"))?.score == 2999)
      let found = (0..<3000).filter { cache.score(key(0, 1, definition: "\($0)")) != nil }
      #expect(found.count > 800 && found.count < 3000)
      #expect(found.allSatisfy { cache.score(key(0, 1, definition: "\($0)"))?.score == Double($0) })
    }
  }

  @Test func writersAtOnceDoNotHurtEachOther() throws {
    try withTemporaryFolder { folder in
      DispatchQueue.concurrentPerform(iterations: 8) { writer in
        let cache = ScoreCache(folder: folder.path)
        for index in 0..<50 {
          cache.insert(
            MetricScore(Double(writer)), for: key(0, 1, definition: "\(writer) \(index)"))
        }
      }
      let cache = ScoreCache(folder: folder.path)
      for writer in 0..<8 {
        for index in 0..<50 {
          #expect(
            cache.score(key(0, 1, definition: "\(writer) \(index)"))?.score == Double(writer))
        }
      }
      #expect(cache.hits == 400)
    }
  }

  @Test func cleaningRemovesItsOwnFilesOnly() throws {
    try withTemporaryFolder { folder in
      let cache = ScoreCache(folder: folder.path)
      cache.insert(MetricScore(1), for: key(0, 1))
      let mine = URL(fileURLWithPath: cache.folder).appendingPathComponent("notes")
      try Data("mine".utf8).write(to: mine)
      #expect(cache.size().files == 1 && cache.size().bytes > 80)
      try cache.clean()
      #expect(cache.size().files == 0 && cache.size().bytes == 0)
      #expect(FileManager.default.fileExists(atPath: mine.path))
      #expect(cache.score(key(0, 1)) == nil)
      try cache.clean()
    }
  }

  @Test func aPlaceThatCannotBeUsedIsLikeAnEmptyOne() {
    for place in ["/proc/no/such", "/dev/null"] {
      let cache = ScoreCache(folder: place)
      cache.insert(MetricScore(1), for: key(0, 1))
      #expect(cache.score(key(0, 1)) == nil)
      #expect(cache.size().files == 0 && cache.size().bytes == 0)
    }
  }

  @Test func theUsersCacheIsWhereTheStandardSays() {
    func folder(_ environment: [String: String]) -> String? {
      ScoreCache.ofUser(environment: environment)?.folder
    }
    #expect(folder(["HOME": "/h"]) == "/h/.cache/crossmetric/scores-v1")
    #expect(folder(["HOME": "/h", "XDG_CACHE_HOME": "/x"]) == "/x/crossmetric/scores-v1")
    #expect(
      folder(["HOME": "/h", "XDG_CACHE_HOME": "x"]) == "/h/.cache/crossmetric/scores-v1",
      "relative paths are ignored")
    #expect(folder(["HOME": "/h", "CROSSMETRIC_CACHE": "/c"]) == "/c/scores-v1")
    #expect(folder(["HOME": "/h", "CROSSMETRIC_CACHE": "off"]) == nil)
    #expect(folder([:]) == nil)
  }
}
