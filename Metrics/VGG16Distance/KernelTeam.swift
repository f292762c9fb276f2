internal import CKernels

/// Threads that share the work on one image; none besides the caller's for one member.
///
/// One owner at a time, hence unchecked.
final class KernelTeam: @unchecked Sendable {
  /// More would wait for each other: the layers have few parts.
  private static let limit = 16

  let handle: OpaquePointer?
  let members: Int

  init(_ members: Int) {
    self.members = Self.size(members)
    handle = ck_team_make(Int32(self.members))
  }

  /// The members that a team for so many threads has.
  static func size(_ threads: Int) -> Int { min(max(1, threads), limit) }

  deinit { ck_team_end(handle) }
}
