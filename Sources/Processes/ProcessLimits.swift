import CSpawn
import Foundation

/// Limits this process for good: memory beyond what it has now, and the size of a file that it
/// writes, in bytes. It leaves no core dump either.
///
/// A limit that the system refuses is left out: it is a second line of defence.
package func limitThisProcess(extraMemory: Int, output: Int) {
  let pages = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?
    .split(separator: " ").first.flatMap { Int($0) }
  let present = (pages ?? 0) * Int(getpagesize())
  _ = cspawn_limit_self(UInt(present + extraMemory), UInt(output))
}
