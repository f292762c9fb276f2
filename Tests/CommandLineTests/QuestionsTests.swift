import Foundation
import TestSupport
import Testing

/// docs/questions.md: every command runs as it is written, on files of the names that the page uses.
@Suite struct QuestionsTests {
  /// Each once, in the order of the page.
  static let commands: [String] = {
    let page = try? String(contentsOf: fixture("../../docs/questions.md"), encoding: .utf8)
    var seen: Set<String> = []
    return (page ?? "").matches(of: /`(crossmetric [^`]+)`/).map { String($0.1) }
      .filter { seen.insert($0).inserted }
  }()

  /// What needs a network, minutes, or a file of the user's.
  static let notRun = ["demo", "weights fetch", "codec import CHECKPOINT MODEL.h5"]

  @Test func everyCommandRuns() throws {
    #expect(Self.commands.count > 20)
    try withTemporaryFolder { folder in
      _ = try SmallStudy(folder, images: 2, metrics: "[psnr, ms-ssim]")
      func copy(_ from: String, _ to: String) throws {
        try FileManager.default.copyItem(
          at: folder.appendingPathComponent(from), to: folder.appendingPathComponent(to))
      }
      for (name, rates) in [("vtm", "0.1, 0.2, 0.4, 0.8"), ("hm", "0.12, 0.22, 0.43, 0.86")] {
        try Data(
          "{\"name\": \"\(name)\", \"results\": {\"bpp\": [\(rates)], \"psnr-rgb\": [28, 31, 34, 37]}}"
            .utf8
        ).write(to: folder.appendingPathComponent(name + ".json"))
      }
      try copy("originals/image0.png", "original.png")
      try copy("codec/mse/0.8/image0.png", "decoded.png")
      func run(_ command: String) throws -> Tool.Outcome {
        let words = command.split(separator: " > ")[0].split(separator: " ").dropFirst()
        return try Tool.run(words.map(String.init), in: folder)
      }
      let first = try run("crossmetric run study.yaml --out results")
      #expect(first.status == 0, "\(first.errors)")
      for name in ["new", "old"] { try copy("results", name) }
      for command in Self.commands
      where !Self.notRun.contains(String(command.dropFirst("crossmetric ".count))) {
        let outcome = try run(command)
        #expect(outcome.status == 0, "\(command): \(outcome.errors)")
      }
    }
  }
}
