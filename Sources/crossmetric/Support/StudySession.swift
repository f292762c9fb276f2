import ArgumentParser
import Foundation
import Metrics
import Processes
import RateDistortion
import Results
import Studies
import StudyRuns
import Synchronization

/// A run of a study whose events become words and progress on standard error.
struct StudySession {
  let run: StudyRun
  private let voice: StudyVoice

  /// - Parameter command: whose arguments these are; an error says how to type it.
  init(
    _ arguments: StudyArguments, of command: any ParsableCommand.Type, jobs: Int? = nil,
    quiet: Bool = false
  ) throws {
    do {
      let placement = try StudyPlacement(arguments.study, out: arguments.out)
      try self.init(study: placement.study, out: placement.out, jobs: jobs, quiet: quiet)
    } catch let error as StudyPlacementError {
      throw CommandError.worded(
        StudyWords.sentence(error, command: command.configuration.commandName ?? ""))
    }
  }

  /// - Parameter jobs: cores that scoring may use; nil for all.
  init(study path: String, out: String, jobs: Int? = nil, quiet: Bool = false) throws {
    let voice = StudyVoice(quiet: quiet)
    run = try StudyRun(
      Study.load(path), in: ResultsFolder(out), jobs: jobs, hdf5: .ofThisProgram,
      events: voice.hear,
      wording: StudyWords.sentence)
    // Programs that a step starts are ended with the process.
    voice.children.withLock { [run] in $0 = run.children }
    voice.scoresByPrograms.withLock { [run] in $0 = !run.study.external.isEmpty }
    self.voice = voice
  }

  var study: Study { run.study }

  /// The last line of a run on seeded weights.
  func tellIfUntrained(_ selected: [String]) throws {
    crossmetric.tellIfUntrained(try run.metrics(only: selected).map(\.definition))
  }
}

/// Prints the messages of a run on standard error.
private final class StudyVoice: Sendable {
  private struct State {
    var bar: (work: String, bar: ProgressBar)?
    var watch: SignalWatch?
  }

  private let quiet: Bool
  private let state = Mutex(State())
  let children = Mutex<RunningChildren?>(nil)
  /// Whether metrics of the study are programs.
  let scoresByPrograms = Mutex(false)

  init(quiet: Bool) { self.quiet = quiet }

  @Sendable func hear(_ event: StudyEvent) {
    switch event {
    case .began(.scoring):
      watch(scoresByPrograms.withLock { $0 } ? children.withLock { $0 } : nil)
    case .began(.figures): watch(children.withLock { $0 })
    case .began(.coding): _ = endOnInterrupt(children: nil)
    case .began: break
    case .progress(let work, let done, let total): update(work, done, total)
    case .warning(let warning): tell("warning: " + StudyWords.sentence(warning))
    case .remark(let remark):
      if let sentence = StudyWords.sentence(remark, quiet: quiet) { tell(sentence) }
    case .failures(let failures, let file):
      let lines = FaultLines.lines(failures, limit: 10).map { "  " + $0 }
      tell(
        (["\(counted(failures.count, "failure")), listed in \(file):"] + lines)
          .joined(separator: "\n"))
    }
  }

  private func watch(_ children: RunningChildren?) {
    state.withLock { $0.watch = endOnInterrupt(children: children) }
  }

  private func update(_ work: StudyWork, _ done: Int, _ total: Int) {
    let name =
      switch work {
      case .scoring: "scores"
      case .encoding, .coding: "reconstructions"
      case .inversions: "pairs searched for crops"
      case .heatMaps: "heat maps"
      case .figures: "figures"
      case .report: "images in the report"
      }
    let bar = state.withLock { state in
      if state.bar?.work != name {
        state.bar = (name, ProgressBar(name, total: total, quiet: quiet))
      }
      return state.bar?.bar
    }
    if done > 0 { bar?.update(done) }
  }
}
