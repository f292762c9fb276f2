import Foundation

/// Facts about a codec's program beside its name.
package struct KnownProgram: Sendable {
  /// Debian's package, where there is one.
  package let package: String?
  /// Arguments that make it print its version; none where that is not known.
  let versionArguments: [String]
  /// A word of the line that states the version.
  let versionWord: String
  /// Where it comes from if Debian has no package.
  package let source: String?

  private init(
    _ package: String?, _ versionArguments: [String] = [], word: String = "", source: String? = nil
  ) {
    self.package = package
    self.versionArguments = versionArguments
    versionWord = word
    self.source = source
  }

  package static func named(_ name: String) -> KnownProgram? { all[name] }

  // One a line: scripts/setup.sh reads them.
  private static let all = [
    "ffmpeg": KnownProgram("ffmpeg", ["-version"]),
    "x265": KnownProgram("x265", ["--version"]),
    "cjpeg": KnownProgram("libjpeg-turbo-progs", ["-version"]),
    "djpeg": KnownProgram("libjpeg-turbo-progs", ["-version"]),
    "cwebp": KnownProgram("webp", ["-version"]),
    "dwebp": KnownProgram("webp", ["-version"]),
    "avifenc": KnownProgram("libavif-bin", ["--version"]),
    "avifdec": KnownProgram("libavif-bin", ["--version"]),
    "cjxl": KnownProgram("libjxl-tools", ["--version"]),
    "djxl": KnownProgram("libjxl-tools", ["--version"]),
    "opj_compress": KnownProgram("libopenjp2-tools", ["-h"], word: "library"),
    "opj_decompress": KnownProgram("libopenjp2-tools", ["-h"], word: "library"),
    "aomenc": KnownProgram("aom-tools", ["--help"], word: "AV1 Encoder"),
    "aomdec": KnownProgram("aom-tools", ["--help"], word: "AV1 Decoder"),
    "heif-enc": KnownProgram("libheif-examples"),
    "heif-convert": KnownProgram("libheif-examples"),
    "convert": KnownProgram("imagemagick", ["-version"]),
    "python3": KnownProgram("python3", ["--version"]),
    "butteraugli_main": KnownProgram("libjxl-devtools"),
    "ssimulacra_main": KnownProgram("libjxl-devtools"),
    "vvencapp": KnownProgram(nil, ["--version"], source: "github.com/fraunhoferhhi/vvenc"),
    "vvdecapp": KnownProgram(nil, ["--version"], source: "github.com/fraunhoferhhi/vvdec"),
  ]
}

extension Program {
  /// The line in which the program states its version; empty if it is not known how to ask.
  package func version(among children: RunningChildren) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let known = KnownProgram.named(name), !known.versionArguments.isEmpty else { return "" }
    let process = ChildProcess(
      program: path, arguments: [name] + known.versionArguments, folder: "/", timeLimit: 10)
    let (_, output, errors) = process.runApart(among: children, limit: 1 << 16)
    // Some programs end with a code other than 0 after such a question.
    let lines = (output.text + "\n" + errors.text).split(whereSeparator: \.isNewline)
    let line = lines.first { line in
      (known.versionWord.isEmpty || line.contains(known.versionWord))
        && line.contains(/[0-9]\.[0-9]/)
    }
    return line.map { $0.trimmingCharacters(in: .whitespaces) } ?? ""
  }
}
