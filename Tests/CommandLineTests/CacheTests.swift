import Foundation
import TestSupport
import Testing

/// The cache of scores, seen from outside.
@Suite struct CacheTests {
  private func score(
    _ folder: URL, _ study: String, _ out: String, _ more: [String] = []
  ) throws -> (file: Data, errors: String) {
    let run = try Tool.run(
      ["score", study, "--out", out] + more, in: folder,
      environment: ["CROSSMETRIC_CACHE": folder.path + "/cache"])
    #expect(run.status == 0, "\(run.errors)")
    return (
      try Data(contentsOf: folder.appendingPathComponent(out + "/scores.csv")), run.errors
    )
  }

  private func cache(_ folder: URL, _ arguments: [String] = []) throws -> String {
    let run = try Tool.run(
      ["cache"] + arguments, environment: ["CROSSMETRIC_CACHE": folder.path + "/cache"])
    #expect(run.status == 0, "\(run.errors)")
    return run.output
  }

  /// Two images in eight reconstructions each, PSNR and MS-SSIM; only the latter is kept.
  private func withStudy(_ body: (URL) throws -> Void) throws {
    try withTemporaryFolder { folder in
      _ = try SmallStudy(folder, images: 2, metrics: "[psnr, ms-ssim]", extra: "controls: true")
      try body(folder)
    }
  }

  @Test func equalPicturesAreScoredOnceWhateverTheirNames() throws {
    try withStudy { folder in
      let (plain, _) = try score(folder, "study.yaml", "plain", ["--no-cache"])
      #expect(try cache(folder).contains(" 0 MiB in 0 files"))
      let (cold, coldErrors) = try score(folder, "study.yaml", "cold")
      #expect(cold == plain && !coldErrors.contains("from the cache"))

      // Every file elsewhere and of another date; PNG by another writer would do as well.
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent("moved"), withIntermediateDirectories: true)
      for name in ["originals", "codec", "rates.csv", "study.yaml"] {
        try FileManager.default.moveItem(
          at: folder.appendingPathComponent(name),
          to: folder.appendingPathComponent("moved/" + name))
      }
      let (warm, warmErrors) = try score(folder, "moved/study.yaml", "warm", ["--jobs", "3"])
      #expect(warm == plain, "the same digits, parts included")
      #expect(warmErrors.contains("58 scores are from the cache"), "\(warmErrors)")
      let (without, errors) = try score(folder, "moved/study.yaml", "without", ["--no-cache"])
      #expect(without == plain && !errors.contains("from the cache"))
    }
  }

  @Test func aDamagedCacheIsIgnoredAndMended() throws {
    try withStudy { folder in
      let (plain, _) = try score(folder, "study.yaml", "plain")
      let store = folder.appendingPathComponent("cache/scores-v1")
      for name in try FileManager.default.contentsOfDirectory(atPath: store.path) {
        let file = store.appendingPathComponent(name)
        var data = try Data(contentsOf: file)
        for index in stride(from: 70, to: data.count, by: 71) { data[index] ^= 4 }
        try data.write(to: file)
      }
      let (damaged, errors) = try score(folder, "study.yaml", "damaged")
      #expect(damaged == plain && !errors.contains("58 scores are from the cache"))
      #expect(try score(folder, "study.yaml", "mended").errors.contains("58 scores are from"))
    }
  }

  @Test func itShowsItsPlaceAndIsEmptied() throws {
    try withStudy { folder in
      _ = try score(folder, "study.yaml", "out")
      #expect(try cache(folder).hasPrefix(folder.path + "/cache/scores-v1: 1 MiB in "))
      #expect(try cache(folder, ["--clean"]).contains("now empty"))
      #expect(try cache(folder).contains("0 MiB in 0 files, at most 64 MiB"))
      #expect(try Tool.run(["cache"]).output.contains("CROSSMETRIC_CACHE is off"))
    }
  }

  @Test func aProgramIsNotRunForFilesItHasScored() throws {
    try withTemporaryFolder { folder in
      let study = try SmallStudy(
        folder, images: 1, metrics: "[bytes]",
        extra: """
          external: {name: bytes, command: "wc -c {original} {reconstruction}", \
          pattern: "([0-9]+) total", orientation: lower}
          """)
      let (first, _) = try score(folder, study.file, "first")
      let (second, errors) = try score(folder, study.file, "second")
      #expect(first == second && errors.contains("8 scores are from the cache"), "\(errors)")
    }
  }
}
