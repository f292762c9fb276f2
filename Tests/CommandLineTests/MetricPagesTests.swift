import Foundation
import Metrics
import Results
import TestSupport
import Testing

/// docs/metrics: a page for each registered metric, which says what the program says.
@Suite struct MetricPagesTests {
  static let folder = fixture("../../docs/metrics")
  static let sections = [
    "## Definition", "## Where peers differ", "## Traps", "## As the program prints it",
  ]

  @Test(
    "every metric has a page with its definition as the program prints it",
    arguments: MetricRegistry.all.map(\.descriptor.id))
  func page(id: String) throws {
    let page = try String(
      contentsOf: Self.folder.appendingPathComponent(id + ".md"), encoding: .utf8)
    let printed = try Tool.run(["metrics", id]).output
    #expect(printed.hasPrefix(id + ":"))
    #expect(
      page.contains("\n```\n" + printed + "```\n"),
      "read docs/metrics/\(id).md again, then end it with what `crossmetric metrics \(id)` prints")
    #expect(page.hasPrefix("# ") && page.prefix { $0 != "\n" }.hasSuffix("(`\(id)`)"))
    for section in Self.sections { #expect(page.contains("\n\(section)\n"), "\(section)") }
    let orientation = try MetricRegistry.entry(id).descriptor.orientation
    #expect(page.contains("\n| better | \(orientation.rawValue)"))
  }

  @Test func noPageIsLeftOverAndTheIndexNamesAll() throws {
    let ids = Set(MetricRegistry.all.map(\.descriptor.id))
    let pages = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(Set(pages) == Set(ids.map { $0 + ".md" } + ["README.md"]))
    let index = try String(
      contentsOf: Self.folder.appendingPathComponent("README.md"), encoding: .utf8)
    for id in ids { #expect(index.contains("| [`\(id)`](\(id).md) |")) }
  }
}
