import Foundation
import Results
import TestSupport
import Testing

@Suite struct CheckTests {
  static let metrics = ["psnr", "vgg16"]

  /// scores.csv of one codec whose rates are `factor` times the baseline's; `spread` moves single
  /// images up and down, so that the interval is wide.
  static func scores(
    factor: Double = 1, spread: Double = 0, images: Int = 8, codecs: [String] = ["ours"],
    definition: String = "one", folded: Bool = false
  ) -> [ScoreRow] {
    codecs.flatMap { codec in
      metrics.flatMap { metric in
        (0..<4).flatMap { point in
          (0..<images).map { image in
            let level = folded && point == 2 ? 0 : point
            let score = metric == "psnr" ? 30 + 2 * Double(level) : exp(-Double(level))
            let own = image % 2 == 0 ? 1 + spread : 1 - spread
            return ScoreRow(
              CodecKey(codec: codec, objective: "mse"), point: "q\(point)", image: "image\(image)",
              width: 768, height: 512,
              bpp: 0.1 * pow(2, Double(point)) * (1 + Double(image) / 5) * factor * own,
              metric: metric, score: score, definition: definition)
          }
        }
      }
    }
  }

  static func check(
    _ new: [ScoreRow], baseline: [ScoreRow] = scores(), _ arguments: [String] = []
  ) throws -> Tool.Outcome {
    try withTemporaryFolder { folder in
      try ScoreRow.write(new, toFile: folder.appendingPathComponent("new.csv").path)
      try ScoreRow.write(baseline, toFile: folder.appendingPathComponent("old.csv").path)
      return try Tool.run(
        ["check", "new.csv", "--baseline", "old.csv", "--max-bd", "0.2"] + arguments, in: folder)
    }
  }

  @Test func theSameOrBetterPasses() throws {
    for factor in [1, 0.9, 1.001] {
      let outcome = try Self.check(Self.scores(factor: factor))
      #expect(outcome.status == 0)
      #expect(
        outcome.output.contains(
          "passed: a codec fails if its BD-rate is above 0.2 % and its interval, if there is one, "
            + "is above 0"))
    }
  }

  @Test func moreRateFails() throws {
    let outcome = try Self.check(Self.scores(factor: 1.01))
    #expect(outcome.status == 3)
    #expect(outcome.output.contains("1.00   [1.00, 1.00]"))
    #expect(outcome.output.contains("worse"))
    #expect(outcome.output.contains("failed in 2 of 2") && outcome.errors.isEmpty)
    let one = try Self.check(Self.scores(factor: 1.01), ["--metric", "psnr"])
    #expect(one.status == 3 && one.output.contains("failed in 1 of 1"))
    #expect(try Self.check(Self.scores(factor: 1.01), ["--max-bd", "1.5"]).status == 0)
  }

  @Test func aLossThatMayBeChancePassesUnlessStrict() throws {
    let noisy = Self.scores(factor: 1.01, spread: 0.1)
    let outcome = try Self.check(noisy)
    #expect(outcome.status == 0 && outcome.output.contains("within noise"))
    let strict = try Self.check(noisy, ["--strict"])
    #expect(strict.status == 3 && strict.output.hasSuffix("if its BD-rate is above 0.2 %\n"))
    let alone = try Self.check(noisy, ["--draws", "0"])
    #expect(alone.status == 3, "without an interval the limit decides")
  }

  @Test(arguments: ["ssim", "psnrr"]) func aMetricThatIsNotInTheFilesIsRefused(id: String) throws {
    let outcome = try Self.check(Self.scores(), ["--metric", id])
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("old.csv has no values of \(id), only of "), "\(outcome)")
  }

  @Test func aCodecThatIsGoneOrNoCurveFails() throws {
    let gone = try Self.check(Self.scores(), baseline: Self.scores(codecs: ["ours", "theirs"]))
    #expect(gone.status == 3 && gone.output.contains("theirs (mse)"))
    #expect(gone.output.contains("missing"))
    #expect(try Self.check(Self.scores(codecs: ["ours", "theirs"])).status == 0)
    let folded = try Self.check(Self.scores(folded: true))
    #expect(folded.status == 3 && folded.output.contains("cannot be told"))
    #expect(folded.output.contains("is not monotone"))
  }

  @Test func whatWasNotMeasuredAlikeIsNoComparison() throws {
    for (new, words) in [
      (Self.scores(definition: "two"), "different definitions of psnr; score both by the same one"),
      (Self.scores(images: 7), "image sets differ (7 and 8) for ours (mse)"),
      (Self.scores(codecs: ["theirs"]), "new.csv has no curve of a codec"),
      (
        Self.scores() + Self.scores(codecs: ["theirs"], definition: "two"),
        "new.csv has scores of psnr by several definitions"
      ),
    ] {
      let outcome = try Self.check(new)
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains(words), "\(outcome.errors)")
    }
    let unknown = try Self.check(Self.scores(), ["--metric", "ms-ssim"])
    #expect(unknown.status == 1 && unknown.errors.contains("only of psnr, vgg16"))
  }

  /// One rule for `check` and `bdrate`: rates that are averaged in two ways are not compared.
  @Test("rates averaged by two rules are refused", arguments: [RateMean.total, .mean, nil])
  func rateMeans(other: RateMean?) throws {
    try withTemporaryFolder { folder in
      for (name, mean) in [("new", other), ("old", RateMean.mean)] {
        var rows = (0..<4).map { point in
          CurveRow(
            CodecKey(codec: "ours", objective: "mse"), point: "\(point)", images: 24,
            bpp: pow(2, Double(point)), metric: "psnr", mean: 30 + Double(point))
        }
        for index in rows.indices { rows[index].rateMean = mean }
        let results = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: results, withIntermediateDirectories: false)
        try CurveRow.write(rows, toFile: results.appendingPathComponent("curves.csv").path)
        try ScoreRow.write(
          Self.scores(), toFile: results.appendingPathComponent("scores.csv").path)
      }
      let study =
        "study: s\ncurves:\n"
        + ["new", "old"].map {
          "  - {codec: \($0), objective: mse, file: \($0)/curves.csv}\n"
        }.joined()
      try Data(study.utf8).write(to: folder.appendingPathComponent("study.yaml"))
      for arguments in [
        ["check", "new", "--baseline", "old", "--max-bd", "0"],
        ["check", "new/curves.csv", "--baseline", "old/curves.csv", "--max-bd", "0"],
        ["bdrate", "old/curves.csv", "new/curves.csv"],
        ["analyze", "study.yaml", "--out", "results", "--draws", "0"],
      ] {
        let outcome = try Tool.run(arguments, in: folder)
        let differs = other == .total
        #expect(outcome.status == (differs ? 1 : 0), "\(arguments): \(outcome)")
        let sentence =
          "so their rates are averaged by different rules; analyze both with the same rate_mean"
        #expect(outcome.errors.contains(sentence) == differs, "\(arguments): \(outcome.errors)")
        #expect(outcome.errors.contains("has rate_mean: total") == differs)
      }
    }
  }

  @Test func aFolderStandsForItsScores() throws {
    try withTemporaryFolder { folder in
      let results = folder.appendingPathComponent("results")
      try FileManager.default.createDirectory(at: results, withIntermediateDirectories: false)
      func check() throws -> Tool.Outcome {
        try Tool.run(["check", "results", "--baseline", "results", "--max-bd", "0"], in: folder)
      }
      let empty = try check()
      #expect(empty.status == 1 && empty.errors.contains("results/scores.csv does not exist"))
      try ScoreRow.write(
        Self.scores(), toFile: results.appendingPathComponent("scores.csv").path)
      #expect(try check().status == 0)
    }
  }

  @Test func curvesAreComparedToo() throws {
    try withTemporaryFolder { folder in
      for (name, factor) in [("new", 1.01), ("old", 1)] {
        let rows = (0..<4).map { point in
          CurveRow(
            CodecKey(codec: "ours", objective: "mse"), point: "\(point)", images: 24,
            bpp: factor * pow(2, Double(point)), metric: "psnr", mean: 30 + Double(point))
        }
        try CurveRow.write(rows, toFile: folder.appendingPathComponent(name + ".csv").path)
      }
      try Data("a,b\n".utf8).write(to: folder.appendingPathComponent("other.csv"))
      func check(_ new: String, _ limit: String) throws -> Tool.Outcome {
        try Tool.run(["check", new, "--baseline", "old.csv", "--max-bd", limit], in: folder)
      }
      #expect(try check("new.csv", "0.2").status == 3)
      #expect(try check("new.csv", "1.1").status == 0)
      let other = try check("other.csv", "1")
      #expect(other.status == 1 && other.errors.contains("other.csv is neither a scores.csv nor"))
      let none = try check("none.csv", "1")
      #expect(none.status == 1 && none.errors.contains("none.csv does not exist"))
    }
  }

  static let curve = "bpp,psnr\n0.1,28\n0.2,31\n0.4,34\n0.8,37\n"

  @Test(
    "files of curves are checked as they are",
    arguments: [
      ("new.csv", curve, "old.csv", curve, 0, "passed"),
      ("new.csv", curve.replacing("0.4", with: "0.5"), "old.csv", curve, 3, "worse"),
      ("new.csv", long("vtm", "hm"), "old.csv", long("hm", "vtm"), 0, "passed"),
      ("new.csv", long("hm"), "old.csv", long("hm", "vtm"), 3, "missing"),
      (
        "new.txt", "bpp = [0.1, 0.2, 0.4, 0.8]\nPSNR = [28, 31, 34, 37]\n", "old.csv", curve, 0,
        "passed"
      ),
    ] as [(String, String, String, String, Int32, String)])
  func filesOfCurves(
    new: String, newText: String, old: String, oldText: String, status: Int32, says: String
  ) throws {
    try withTemporaryFolder { folder in
      try Data(newText.utf8).write(to: folder.appendingPathComponent(new))
      try Data(oldText.utf8).write(to: folder.appendingPathComponent(old))
      let outcome = try Tool.run(
        ["check", new, "--baseline", old, "--max-bd", "0.2"], in: folder)
      #expect(outcome.status == status, "\(outcome.output)\(outcome.errors)")
      #expect(outcome.output.contains(says), "\(outcome.output)")
    }
  }

  static func long(_ codecs: String...) -> String {
    "codec,bpp,psnr\n"
      + codecs.flatMap { codec in
        curve.split(separator: "\n").dropFirst().map { "\(codec),\($0)\n" }
      }.joined()
  }
}
