import Foundation
import TestSupport
import Testing

/// A results folder of version 0.1.0 opens in every step that reads folders; later columns read as empty.
@Suite struct OlderFolderTests {
  private static let folder = fixture("results-0.1.0").path

  @Test(arguments: [
    ["plot", folder, "--list"], ["check", folder, "--baseline", folder, "--max-bd", "0"],
    ["explain", folder + "/bdrate.csv", "--row", "2"],
    ["explain", folder + "/curves.csv", "--row", "3"],
    ["explain", folder + "/scores.csv", "--row", "4"],
    ["table", folder, "--format", "markdown", "--out", "tables"],
    ["export", folder, "--format", "compressai", "--out", "exported"],
  ])
  func opens(arguments: [String]) throws {
    try withTemporaryFolder { place in
      let outcome = try Tool.run(arguments, in: place)
      #expect(outcome.status == 0, "\(arguments[0]): \(outcome.errors)")
      #expect(!outcome.output.isEmpty)
    }
  }
}
