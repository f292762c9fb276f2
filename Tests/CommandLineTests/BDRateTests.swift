import Foundation
import TestSupport
import Testing

@Suite struct BDRateTests {
  static func run(_ arguments: [String]) throws -> Tool.Outcome {
    let files = ["vtm", "hm"].map { fixture("rd/\($0).json").path }
    return try Tool.run(["bdrate"] + files + arguments)
  }

  @Test func aPresetIsNamedAndItsRuleIsTold() throws {
    let outcome = try Self.run(["--preset", "zhang2022"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("23.31      -1.009"))
    #expect(outcome.output.contains("preset zhang2022"))
    #expect(outcome.errors.contains("preset zhang2022: Zhang et al. 2022, Tables III"))
    let four = try Self.run(["--preset", "hu2021-kodak", "--csv"])
    #expect(four.output.split(separator: "\n").count == 5)
    #expect(four.output.contains(",pchip,0.6333:1.0167,"))
    #expect(four.errors.contains("The paper states the range only."))
  }

  @Test func severalRangesStandBelowEachOther() throws {
    let arguments = ["low", "full", "low", "0.2:1"].flatMap { ["--rate-range", $0] }
    let outcome = try Self.run(arguments + ["--csv"])
    let ranges = outcome.output.split(separator: "\n").dropFirst().map {
      String($0.split(separator: ",", omittingEmptySubsequences: false)[6])
    }
    #expect(ranges == ["low", "full", "0.2:1.0"])
    #expect(outcome.output.contains("low third of the shared log rates, "))
  }

  @Test(
    "few and dominated points",
    arguments: [
      ("bpp,psnr\n0.2,31\n0.4,33\n", [], "nan", "bdrate --min-points 2"),
      ("bpp,psnr\n0.2,31\n0.4,33\n", ["--min-points", "2"], "fewer than four points: ", ""),
      ("bpp,psnr\n0.2,31\n", ["--min-points", "1"], "new has 1, compared with", ""),
      (
        "bpp,psnr\n0.1,28\n0.2,31\n0.3,30\n0.4,33\n0.8,36\n", [], "is not monotone",
        "bdrate --drop-dominated"
      ),
      (
        "bpp,psnr\n0.1,28\n0.2,31\n0.3,30\n0.4,33\n0.8,36\n", ["--drop-dominated"],
        "without the dominated point 3 (0.3 bpp) of new", ""
      ),
    ])
  func fewAndDominated(table: String, options: [String], says: String, remedy: String) throws {
    try withTemporaryFolder { folder in
      let old = "bpp,psnr\n0.1,27\n0.2,30\n0.4,33\n0.8,36\n"
      try Data(old.utf8).write(to: folder.appendingPathComponent("old.csv"))
      try Data(table.utf8).write(to: folder.appendingPathComponent("new.csv"))
      let outcome = try Tool.run(["bdrate", "old.csv", "new.csv"] + options, in: folder)
      #expect(outcome.status == 0 && outcome.output.contains(says), "\(outcome.output)")
      #expect(remedy.isEmpty ? outcome.errors.isEmpty : outcome.errors.contains(remedy))
      let lint = try Tool.run(["lint", "new.csv"], in: folder)
      #expect(remedy.isEmpty || lint.errors.contains(remedy), "\(lint.errors)")
    }
  }

  @Test func noOtherNumberOfPoints() throws {
    for number in ["0", "5", "-1"] {
      #expect(try Self.run(["--min-points=\(number)"]).status == 64)
    }
  }
}
