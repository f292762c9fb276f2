import Testing
import Weights

/// The shell stands here for a process in which the library fails in some way; `$0` is the file.
@Suite struct IsolatedHDF5Tests {
  private func sentence(
    _ script: String, program: String = "/bin/sh", seconds: Double = 30
  ) throws -> String {
    let isolated = IsolatedHDF5(
      program: program, arguments: ["sh", "-c", script], timeLimit: { _ in seconds })
    let error = #expect(throws: WeightError.self) { _ = try isolated.read("weights.h5") }
    return try #require(error).description
  }

  @Test(
    "every end but the right one is reported in one sentence",
    arguments: [
      ("kill -SEGV $$", "signal 11"), ("echo words >&2; exit 3", "code 3"),
      ("true", "what it gave is incomplete"), ("printf '\\7\\0\\0'", "what it gave is incomplete"),
      ("head -c 5000000 /dev/zero", "what it gave is incomplete"),
      ("printf '\\377\\377\\377\\377\\377\\377\\377\\377{}'", "what it gave is incomplete"),
    ])
  func ends(script: String, how: String) throws {
    #expect(
      try sentence(script)
        == "weights.h5: the HDF5 library stopped while reading it (\(how)); the file is damaged, "
        + "fetch or export it again")
  }

  @Test func hangsEndAtTheTimeLimit() throws {
    let start = ContinuousClock.now
    #expect(try sentence("sleep 60", seconds: 1).contains("took longer than 1 s"))
    #expect(start.duration(to: .now) < .seconds(30))
  }

  @Test func aProgramThatCannotBeStartedIsNotTheFilesFault() throws {
    let text = try sentence("", program: "/nowhere/crossmetric")
    #expect(text.hasPrefix("weights.h5 cannot be read: no process could be started"))
  }

  @Test func theFileIsGivenByAPathThatHoldsInAnyFolder() throws {
    // The path is absolute, so the test command finds a slash in front.
    #expect(try sentence("case $0 in /*/weights.h5) exit 7;; esac").contains("code 7"))
  }
}
