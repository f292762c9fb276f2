import Foundation
import Imaging
import Metrics
import Processes
import Results
import Scoring
import Studies
import TestSupport
import Testing

/// Small programs, well-behaved and hostile, in the place of a metric.
@Suite struct ExternalMetricTests {
  /// A folder with a program `tool` of a shell script's body.
  private func withTool<R>(_ body: String, _ test: (URL) throws -> R) throws -> R {
    try withTemporaryFolder { folder in
      try write("#!/bin/sh\n" + body + "\n", folder.appendingPathComponent("tool"))
      return try test(folder)
    }
  }

  private func write(_ text: String, _ url: URL) throws {
    try Data(text.utf8).write(to: url)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: url.path)
  }

  private func metric(
    _ folder: URL, command: [String] = ["./tool", "{original}", "{reconstruction}"],
    pattern: String? = nil, timeLimit: Double = 30, version: String? = nil,
    children: RunningChildren = RunningChildren()
  ) throws -> ExternalMetric {
    try ExternalMetric(
      ExternalRecipe(
        name: "tool", command: command, pattern: pattern, orientation: .lowerIsBetter,
        timeLimit: timeLimit, version: version),
      folder: folder.path, children: children)
  }

  private func score(
    _ body: String, pattern: String? = nil, timeLimit: Double = 30
  ) throws -> Double {
    try withTool(body) { folder in
      try metric(folder, pattern: pattern, timeLimit: timeLimit)
        .score(file: "/b", againstFile: "/a").score
    }
  }

  private func message(_ body: String, pattern: String? = nil, timeLimit: Double = 30) throws
    -> String
  {
    do {
      let score = try score(body, pattern: pattern, timeLimit: timeLimit)
      Issue.record("\(body) gave \(score)")
      return ""
    } catch let error as ExternalError {
      #expect(!"\(error)".contains("\n"))
      return "\(error)"
    }
  }

  @Test func scoresAreReadFromTheOutput() throws {
    #expect(try score("echo 1.25") == 1.25)
    #expect(try score("echo 3; echo 4") == 4)
    #expect(try score("echo inf") == .infinity)
    #expect(try score("echo 1.25; echo 'took 7 s' >&2") == 1.25, "errors are another stream")
    #expect(try score("echo 'y=2.5' >&2", pattern: "y=([0-9.]+)") == 2.5)
    #expect(try score("head -c 3000000 /dev/zero; echo; echo 6") == 6)
    #expect(try score("head -c 200000 /dev/urandom; echo; echo 7") == 7)
  }

  @Test func filesAreHandedOverAsTheyAreInTheStudysFolder() throws {
    try withTool("[ \"$1\" = '/o $HOME;a' ] && [ $# = 2 ] && [ -f ./tool ] && echo 1 || echo 0") {
      folder in
      let metric = try metric(folder)
      #expect(try metric.score(file: "/r", againstFile: "/o $HOME;a").score == 1)
    }
  }

  @Test func picturesInMemoryAreHandedOverAsPNG() throws {
    try withTool("cmp -s \"$1\" \"$2\" && echo 0 || echo 1; head -c 4 \"$1\" | tail -c 3 >&2") {
      folder in
      let picture = TestImages.ramps(width: 24, height: 16)
      let other = TestImages.ramps(width: 24, height: 16, noise: 3)
      let scorer = try metric(folder).scorer(for: picture)
      #expect(try scorer(picture).score == 0)
      #expect(try scorer(other).score == 1)
      let png = try metric(folder, pattern: "(PNG)").scorer(for: picture)
      #expect(throws: ExternalError.self) { try png(picture) }
    }
  }

  @Test func failuresSayWhatHappened() throws {
    #expect(try message("true").contains("tool: ./tool printed nothing where a number"))
    #expect(try message("echo Usage: x").contains("it printed: Usage: x"))
    #expect(try message("echo 5; echo broken >&2; exit 3").contains("ended with code 3: broken"))
    #expect(try message("kill -SEGV $$").contains("was ended by signal 11"))
    #expect(try message("echo nan").contains("gave nan"))
    #expect(try message("head -c 5000 /dev/urandom | tr -d 0-9naif").contains("printed"))
  }

  @Test(.timeLimit(.minutes(1))) func theTimeLimitEndsWhateverRuns() throws {
    for body in ["sleep 600", "yes 1", "while :; do echo 1; sleep 600 & done"] {
      #expect(
        try message(body, timeLimit: 0.3).contains("took longer than its time-limit of 0.3 s"))
    }
  }

  @Test(.timeLimit(.minutes(1))) func aPatternThatNeverEndsIsGivenUp() throws {
    let body = "printf '%040d' 0 | tr 0 a; echo b"
    // ICU itself gives up after a while, or we do.
    #expect(try message(body, pattern: "^((?:a+)+)$").contains("\"pattern\""))
  }

  @Test(.timeLimit(.minutes(1))) func anInterruptEndsIt() throws {
    try withTool("sleep 600") { folder in
      let children = RunningChildren()
      DispatchQueue.global().asyncAfter(deadline: .now() + 0.1) { children.interrupt() }
      let metric = try metric(folder, children: children)
      #expect(throws: ExternalError.self) { try metric.score(file: "/b", againstFile: "/a") }
    }
  }

  @Test func aMissingProgramIsNamedWithItsPackage() throws {
    try withTemporaryFolder { folder in
      do {
        _ = try metric(folder, command: ["./no-such", "{original}", "{reconstruction}"])
        Issue.record("made")
      } catch let error as ExternalError {
        #expect("\(error)".contains("needs the program ./no-such, which is not on this machine"))
      }
    }
  }

  @Test func whateverChangesTheNumberChangesTheDefinition() throws {
    try withTool("echo 1") { folder in
      func fingerprint(
        _ extra: [String] = [], pattern: String? = nil, version: String? = nil,
        timeLimit: Double = 30
      ) throws -> String {
        try metric(
          folder, command: ["./tool", "{original}", "{reconstruction}"] + extra, pattern: pattern,
          timeLimit: timeLimit, version: version
        ).definition.fingerprint
      }
      let plain = try fingerprint()
      #expect(try fingerprint(timeLimit: 5) == plain)
      let model = folder.appendingPathComponent("model")
      try write("weights", model)
      let withModel = try fingerprint(["model"])
      try write("other weights", model)
      let withOther = try fingerprint(["model"])
      let others = try [
        fingerprint(["-v"]), withModel, withOther, fingerprint(pattern: "(1)"),
        fingerprint(version: "2"),
      ]
      #expect(Set(others + [plain]).count == 6)
      try write("#!/bin/sh\necho 2\n", folder.appendingPathComponent("tool"))
      #expect(try fingerprint() != plain)
    }
  }
}
