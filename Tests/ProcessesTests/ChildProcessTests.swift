import Foundation
import Processes
import Testing

/// The shell stands here for a program that behaves in some way; the tool itself never uses one.
@Suite struct ChildProcessTests {
  private func run(
    _ script: String, folder: String = "/", timeLimit: Double? = 30,
    children: RunningChildren = RunningChildren(), isCancelled: @escaping () -> Bool = { false }
  ) -> (outcome: ChildProcess.Outcome, output: String) {
    let process = ChildProcess(
      program: "/bin/sh", arguments: ["sh", "-c", script], folder: folder, timeLimit: timeLimit,
      isCancelled: isCancelled)
    let (outcome, output) = process.run(among: children)
    return (outcome, output.lastLines())
  }

  @Test func endsAreToldApart() {
    #expect(run("exit 0").outcome == .exited(code: 0))
    #expect(run("exit 3").outcome == .exited(code: 3))
    #expect(run("kill -9 $$").outcome == .killed(signal: SIGKILL))
  }

  @Test func outputAndErrorsAreKept() {
    let (_, output) = run("echo one; echo two >&2; echo; echo three")
    #expect(output == "one / two / three")
  }

  @Test func argumentsArriveAsTheyAre() {
    let odd = ["printf", "%s|", "a b", "$HOME", "\"'*", "ünï"]
    let process = ChildProcess(program: "/usr/bin/printf", arguments: odd, folder: "/")
    #expect(process.run(among: RunningChildren()).output.lastLines() == "a b|$HOME|\"'*|ünï|")
  }

  @Test func inputIsEmpty() {
    #expect(run("cat; echo done").output == "done")
  }

  @Test func runsInItsFolder() {
    #expect(run("pwd", folder: "/usr/bin").output == "/usr/bin")
  }

  @Test func inheritsOnlyThreeDescriptors() throws {
    let file = try #require(fopen("/dev/null", "r"))
    defer { fclose(file) }
    // The fourth is the folder that ls reads.
    #expect(run("ls /proc/self/fd | tr '\\n' ' '").output == "0 1 2 3 ")
  }

  @Test func aFloodNeitherHangsNorFillsMemory() {
    let (outcome, output) = run("head -c 30000000 /dev/zero | tr '\\0' 'x'; echo; echo last")
    #expect(outcome == .exited(code: 0))
    #expect(output.hasSuffix("x / last"))
    #expect(output.utf8.count <= OutputTail.limit + 8)
  }

  @Test(.timeLimit(.minutes(1))) func theTimeLimitEndsFloodsAndSleeps() {
    #expect(run("sleep 600", timeLimit: 0.2).outcome == .timedOut(seconds: 0.2))
    #expect(run("yes", timeLimit: 0.2).outcome == .timedOut(seconds: 0.2))
    #expect(run("exec >&- 2>&-; sleep 600", timeLimit: 0.2).outcome == .timedOut(seconds: 0.2))
  }

  @Test(.timeLimit(.minutes(1))) func whatAChildStartedEndsWithIt() throws {
    // The grandchild holds the pipe open after its parent is gone.
    let (outcome, output) = run("sleep 600 & echo $!")
    #expect(outcome == .exited(code: 0))
    let grandchild = try #require(Int32(output))
    #expect(isGone(grandchild))
  }

  private func isGone(_ process: pid_t) -> Bool {
    for _ in 0..<200 {
      let state = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
      // A zombie waits for a parent that may never ask; it runs no more.
      guard let state, !state.contains(") Z ") else { return true }
      usleep(10_000)
    }
    return false
  }

  @Test(.timeLimit(.minutes(1))) func signalsReachAChild() {
    #expect(run("kill -INT $$; sleep 600").outcome == .killed(signal: SIGINT))
    #expect(run("kill -TERM $$; sleep 600").outcome == .killed(signal: SIGTERM))
  }

  @Test(.timeLimit(.minutes(1))) func interruptEndsWhatRunsAndStartsNothing() {
    let children = RunningChildren()
    DispatchQueue.global().asyncAfter(deadline: .now() + 0.2) { children.interrupt() }
    #expect(run("sleep 600", children: children).outcome == .interrupted)
    #expect(run("echo no", children: children) == (.interrupted, ""))
  }

  @Test(.timeLimit(.minutes(1))) func aCancelledCallEndsItsProgramAlone() {
    let children = RunningChildren()
    let start = ContinuousClock.now
    let outcome = run("sleep 600", children: children) {
      start.duration(to: .now) > .milliseconds(200)
    }.outcome
    #expect(outcome == .interrupted)
    #expect(run("exit 0", children: children).outcome == .exited(code: 0))
  }

  @Test func whatCannotStartSaysWhy() {
    let missing = ChildProcess(program: "/no/such", arguments: ["such"], folder: "/")
    let outcome = missing.run(among: RunningChildren()).outcome
    #expect(outcome == .refused(reason: "No such file or directory"))
  }
}
