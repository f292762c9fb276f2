import Foundation
import TestSupport
import Testing

@Suite struct ManualTests {
  @Test func thePageTellsOfEveryCommandAndItsOptions() throws {
    let page = try Tool.run(["manual"]).output
    #expect(
      page.hasPrefix(".TH CROSSMETRIC 1 \"\" \"crossmetric 0.1.0\"\n.SH NAME\ncrossmetric \\- "))
    for command in HelpTests.commands {
      #expect(page.contains("\n.SS \"crossmetric \(command)"), "\(command)")
    }
    #expect(page.contains("\n.SS \"crossmetric weights import <input> <output> [options]\"\n"))
    #expect(page.contains("\n.B \\-\\-max\\-bd <max\\-bd>\nLargest BD\\-rate in percent"))
    #expect(page.contains("(values: refuse, drop, black, white; default: refuse)"))
    #expect(!page.contains("crossmetric manual"), "hidden commands stay hidden")
  }

  @Test func everyLineIsARequestOrText() throws {
    let requests = [".TH", ".SH", ".SS", ".PP", ".TP", ".B", ".I", ".nf", ".fi", "."]
    for line in try Tool.run(["manual"]).output.split(separator: "\n") where line.hasPrefix(".") {
      #expect(requests.contains(String(line.prefix { $0 != " " })), "\(line)")
    }
  }

  @Test("completions are made for every shell", arguments: ["bash", "zsh", "fish"])
  func completions(shell: String) throws {
    let outcome = try Tool.run(["--generate-completion-script", shell])
    #expect(outcome.status == 0)
    for command in HelpTests.commands { #expect(outcome.output.contains(command)) }
  }
}
