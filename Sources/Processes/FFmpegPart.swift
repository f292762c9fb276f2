/// A part that some builds of FFmpeg have and others lack, so that not every `ffmpeg` will do.
package enum FFmpegPart: Sendable, Hashable {
  case encoder(String)
  case filter(String)

  package static let program = "ffmpeg"

  /// As a sentence names it.
  package var words: String {
    switch self {
    case .encoder(let name): "the encoder \(name)"
    case .filter(let name): "the filter \(name)"
    }
  }

  private var name: String {
    switch self {
    case .encoder(let name), .filter(let name): name
    }
  }

  private var list: String {
    switch self {
    case .encoder: "-encoders"
    case .filter: "-filters"
    }
  }

  /// The FFmpeg with this part: the one of `make extras`, else that of `PATH`.
  ///
  /// - Returns: nil where neither has it.
  package func find(among children: RunningChildren = RunningChildren()) -> Program? {
    [ExtraPrograms.path(of: Self.program), Self.program].compactMap { $0 }
      .compactMap { Program.find($0, folder: "/") }.first { isPart(of: $0, among: children) }
  }

  /// Asks the program for its list.
  package func isPart(
    of program: Program, among children: RunningChildren = RunningChildren()
  ) -> Bool {
    let process = ChildProcess(
      program: program.path, arguments: [Self.program, "-hide_banner", list], folder: "/",
      timeLimit: 20)
    return process.runApart(among: children, limit: 1 << 20).output.text.contains(" \(name) ")
  }

  /// The end of a sentence that begins "SOMETHING needs ".
  package var problem: String {
    "the program \(Self.program) with \(words), which is not on this machine; install one with: "
      + "make extras"
  }
}
