import CKernels
import Foundation

/// The machine of a run. Scores do not depend on it; times do.
public struct Host: Codable, Sendable, Equatable {
  /// Model of the CPU, as the system names it.
  public var cpu: String
  /// Logical cores that the run could use.
  public var cores: Int
  /// Kernels in use: `AVX2` or `portable`.
  public var instructions: String
  /// Operating system.
  public var system: String

  public init(cpu: String, cores: Int, instructions: String, system: String) {
    self.cpu = cpu
    self.cores = cores
    self.instructions = instructions
    self.system = system
  }

  public static let current = Host(
    cpu: value(of: "model name", in: "/proc/cpuinfo", separator: ":") ?? "an unnamed CPU",
    cores: ProcessInfo.processInfo.activeProcessorCount,
    instructions: ck_best_instructions() == CK_AVX2 ? "AVX2" : "portable",
    system: value(of: "PRETTY_NAME", in: "/etc/os-release", separator: "=") ?? "Linux")

  /// The first value of a key in a file of `KEY SEPARATOR VALUE` lines.
  private static func value(of key: String, in file: String, separator: Character) -> String? {
    // Files of /proc have no size to map: read them as a stream of bytes.
    let bytes = try? FileHandle(forReadingAtPath: file)?.read(upToCount: 1 << 16)
    for line in String(decoding: (bytes ?? nil) ?? Data(), as: UTF8.self).split(separator: "\n") {
      guard line.hasPrefix(key), let mark = line.firstIndex(of: separator) else { continue }
      return line[line.index(after: mark)...].trimmingCharacters(in: .whitespaces)
        .trimmingCharacters(in: ["\""])
    }
    return nil
  }
}
