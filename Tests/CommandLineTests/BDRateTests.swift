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
}
