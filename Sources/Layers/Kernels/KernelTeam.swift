package import CKernels

/// Threads that share the work on one image, none besides the caller's for one member, and the
/// working memory of the layers that they compute. Changes time only, never a number.
///
/// One owner at a time, so it is unchecked.
public final class KernelTeam: @unchecked Sendable {
  /// More would wait for each other: the layers have few parts.
  private static let limit = 16

  package let handle: OpaquePointer?
  package let members: Int
  package let instructions: ck_instructions
  private var memory = KernelMemory(count: 0)

  /// - Parameter threads: at most 16 are used.
  public convenience init(_ threads: Int) {
    self.init(threads, instructions: ck_best_instructions())
  }

  package init(_ threads: Int, instructions: ck_instructions) {
    members = Self.size(threads)
    handle = ck_team_make(Int32(members))
    self.instructions = instructions
  }

  /// The members that a team for so many threads has.
  package static func size(_ threads: Int) -> Int { min(max(1, threads), limit) }

  deinit { ck_team_end(handle) }

  /// Room for `count` numbers of any value, kept for the next call: fresh pages are expensive.
  func scratch(_ count: Int) -> UnsafeMutablePointer<Float> {
    if memory.count < count { memory = KernelMemory(count: count) }
    return memory.start
  }
}
