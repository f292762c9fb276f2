/// Programs that a study needs and that cannot be run.
package struct MissingPrograms: Error, Sendable, Hashable {
  /// Names of programs that are not there.
  private var absent: [String] = []
  /// Files that are there, but may not be executed.
  private var notExecutable: [String] = []
  /// Parts that no FFmpeg here has.
  private var parts: [FFmpegPart] = []

  /// Looks for programs (`Program.search`).
  ///
  /// - Parameter part: what `ffmpeg` among them must have.
  /// - Throws: everything that is missing, at once.
  package static func find(
    _ names: [String], folder: String, part: FFmpegPart? = nil
  ) throws(MissingPrograms) -> [Program] {
    var missing = MissingPrograms()
    var programs: [Program] = []
    for name in names {
      if let part, name == FFmpegPart.program {
        if let program = part.find() {
          programs.append(program)
        } else {
          missing.parts.append(part)
        }
        continue
      }
      switch Program.search(name, folder: folder) {
      case .found(let program): programs.append(program)
      case .notExecutable(let path): missing.notExecutable.append(path)
      case .missing: missing.absent.append(name)
      }
    }
    if programs.count < names.count { throw missing }
    return programs
  }

  package var names: [String] { absent + notExecutable + parts.map { _ in FFmpegPart.program } }

  /// The end of a sentence that begins "SOMETHING needs ".
  package var description: String {
    var sentences: [String] = []
    if !absent.isEmpty {
      sentences.append(
        (absent.count == 1 ? "the program \(absent[0]), which is" : "\(list(absent)), which are")
          + " not on this machine; \(advice)")
    }
    if !notExecutable.isEmpty {
      sentences.append(
        list(notExecutable) + ", which may not be executed; run: chmod +x "
          + notExecutable.joined(separator: " "))
    }
    sentences += parts.map(\.problem)
    return sentences.joined(separator: ", and ")
  }

  private var advice: String {
    let known = absent.compactMap(KnownProgram.named)
    let packages = known.compactMap(\.package).distinct()
    let sources = known.compactMap(\.source).distinct()
    var advice: [String] = []
    if !packages.isEmpty {
      advice.append(
        "install \(absent.count == 1 ? "it" : "them") with: apt-get install "
          + packages.joined(separator: " "))
    }
    if !sources.isEmpty {
      advice.append("Debian has no package: build \(list(sources))")
    }
    if known.count < absent.count {
      advice.append(
        (known.isEmpty ? "install \(absent.count == 1 ? "it" : "them")" : "install the others")
          + " or give the path in the study file")
    }
    return advice.joined(separator: "; ")
  }

  private func list(_ names: [String]) -> String {
    names.count < 2
      ? names.joined() : names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
  }
}

extension [String] {
  /// Each once, in the order of their first places.
  fileprivate func distinct() -> [String] {
    reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
