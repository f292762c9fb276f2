import Foundation

/// Memory of the machine.
package enum Memory {
  /// Bytes that a run may use: nine tenths of what the system has to give at the moment.
  package static func available() -> Int {
    let text = (try? String(contentsOfFile: "/proc/meminfo", encoding: .utf8)) ?? ""
    for line in text.split(separator: "\n") where line.hasPrefix("MemAvailable:") {
      if let kibibytes = line.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) {
        return kibibytes * 1024 / 10 * 9
      }
    }
    return Int(ProcessInfo.processInfo.physicalMemory / 2)
  }

  /// Pieces of work in flight, each of so many bytes: as many as cores and memory allow, at least
  /// one.
  static func jobs(each bytes: Int) -> Int {
    max(1, min(ProcessInfo.processInfo.activeProcessorCount, available() / max(1, bytes)))
  }
}
