import Foundation
import Testing
import TrainedWeights

struct WeightsFolderTests {
  private static let cases: [(environment: [String: String], path: String?)] = [
    (["CROSSMETRIC_WEIGHTS": "w", "XDG_DATA_HOME": "/data", "HOME": "/home/a"], "w"),
    (["CROSSMETRIC_WEIGHTS": "", "XDG_DATA_HOME": "/data"], "/data/crossmetric/weights"),
    (
      ["XDG_DATA_HOME": "data", "HOME": "/home/a"],
      "/home/a/.local/share/crossmetric/weights"
    ),
    (["HOME": ""], nil), ([:], nil),
  ]

  @Test(arguments: cases.indices) func theEnvironmentChooses(index: Int) {
    let (environment, path) = Self.cases[index]
    #expect(WeightsFolder.ofUser(environment: environment)?.path == path)
  }

  /// `make test` has fetched them, so that no test with trained weights may skip.
  @Test(
    .enabled(
      if: ProcessInfo.processInfo.environment["CROSSMETRIC_TRAINED"] == "required",
      "run make test, which fetches trained weights"))
  func whatMakeTestFetchedIsThere() throws {
    let folder = try #require(WeightsFolder.ofUser())
    #expect(TrainedNetwork.allCases.allSatisfy(folder.has))
  }
}
