import Foundation
import TestSupport
import Testing

@Suite struct HelpTests {
  static let commands = [
    "run", "reconstruct", "score", "merge", "analyze", "plot", "report", "compare", "bdrate",
    "check", "lint", "explain", "table", "export", "init", "metrics", "weights", "codec", "cache",
    "demo", "calibrate",
  ]

  @Test("every help text fits on a screen and shows an example", arguments: commands)
  func help(command: String) throws {
    let outcome = try Tool.run([command, "--help"], environment: ["COLUMNS": "80"])
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(outcome.status == 0)
    #expect(lines.count <= 50, "\(lines.count) lines")
    #expect(outcome.output.contains("xample"))
    #expect(outcome.output.contains("crossmetric \(command) "))
  }

  static let subcommands = [
    "codec list", "codec import", "codec info", "codec encode", "codec decode", "weights fetch",
    "weights list", "weights import", "weights inspect", "weights verify", "weights seed",
  ]

  /// A line of a discussion that is too long is broken in two, which the width alone does not show.
  @Test(
    "no line of a help text is longer than 80 columns, and none is broken for that",
    arguments: [""] + commands + ["crops"] + subcommands)
  func width(command: String) throws {
    let words = command.split(separator: " ").map(String.init) + ["--help"]
    let narrow = try Tool.run(words, environment: ["COLUMNS": "80"])
    #expect(narrow.status == 0)
    let long = narrow.output.split(separator: "\n").filter { $0.count > 80 }
    #expect(long.isEmpty, "\(long)")
    let wide = try Tool.run(words, environment: ["COLUMNS": "200"])
    #expect(Self.discussion(narrow.output) == Self.discussion(wide.output))
  }

  /// The text between the abstract and the usage.
  private static func discussion(_ help: String) -> String {
    let overview = help.components(separatedBy: "\nUSAGE: ")[0]
    return overview.components(separatedBy: "\n\n").dropFirst().joined(separator: "\n\n")
  }

  @Test func theRootListsEveryCommandAndTheExitCodes() throws {
    let outcome = try Tool.run(["--help"])
    for command in Self.commands { #expect(outcome.output.contains("  \(command) ")) }
    #expect(outcome.output.contains("130 interrupted"))
  }

  @Test func metricsOnRequestAreNotAmongTheDefaults() throws {
    let help = try Tool.run(["compare", "--help"], environment: ["COLUMNS": "200"]).output
    #expect(help.contains("(default: psnr,ms-ssim,vgg16)"))
  }

  @Test func theVersionIsPrinted() throws {
    #expect(try Tool.run(["--version"]).output == "0.1.0\n")
  }

  @Test(
    "wrong options end with 64 and say so",
    arguments: [
      ["score"], ["score", "a.yaml"], ["nonsense"], ["compare", "a.png"],
      ["score", "a.yaml", "--out", "o", "--jobs", "0"],
      ["compare", "a.png", "b.png", "--weights", "vgg16"],
      ["compare", "a.png", "b.png", "--alpha", "purple"],
      ["bdrate", "a.json", "b.json", "--method", "spline"],
      ["bdrate", "a.json", "b.json", "--preset", "hu2021"],
      ["bdrate", "a.json", "b.json", "--preset", "zhang2022", "--method", "cubic"],
      ["check", "a.csv", "--baseline", "b.csv", "--max-bd", "nan"],
      ["check", "a.csv", "--baseline", "b.csv", "--max-bd=-1"],
      ["check", "a.csv", "--baseline", "b.csv"],
    ])
  func usage(arguments: [String]) throws {
    let outcome = try Tool.run(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("Usage") || outcome.errors.contains("Error"))
  }
}
