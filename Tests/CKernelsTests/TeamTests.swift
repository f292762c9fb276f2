import CKernels
import Synchronization
import Testing

@Suite struct TeamTests {
  /// How often each part of a job was done, and which members came.
  private final class Record: Sendable {
    let state: Mutex<(parts: [Int], members: Set<Int>)>
    init(_ parts: Int) { state = Mutex((Array(repeating: 0, count: parts), [])) }
  }

  private static func run(_ team: OpaquePointer?, _ record: Record, _ parts: Int) {
    ck_team_run(
      team, Int32(parts),
      { context, part, member in
        guard let context else { return }
        Unmanaged<Record>.fromOpaque(context).takeUnretainedValue().state.withLock {
          $0.parts[Int(part)] += 1
          $0.members.insert(Int(member))
        }
      }, Unmanaged.passUnretained(record).toOpaque())
  }

  @Test("every part is done once, job after job", arguments: [1, 2, 3, 7])
  func everyPartOnce(members: Int) {
    let team = ck_team_make(Int32(members))
    defer { ck_team_end(team) }
    // Jobs of every size, also smaller than the team and empty.
    for job in 0..<3000 {
      let parts = job % 11
      let record = Record(parts)
      Self.run(team, record, parts)
      let (counts, seen) = record.state.withLock { $0 }
      #expect(counts == Array(repeating: 1, count: parts))
      #expect(seen.isSubset(of: 0..<members))
    }
  }

  @Test func aTeamThatFellAsleepWorksAgain() async throws {
    let team = ck_team_make(3)
    defer { ck_team_end(team) }
    for _ in 0..<5 {
      try await Task.sleep(for: .milliseconds(30))
      let record = Record(40)
      Self.run(team, record, 40)
      #expect(record.state.withLock { $0.parts.allSatisfy { $0 == 1 } })
    }
  }

  @Test func aTeamEndsWithoutEverWorking() {
    for members in 0...4 { ck_team_end(ck_team_make(Int32(members))) }
  }
}
