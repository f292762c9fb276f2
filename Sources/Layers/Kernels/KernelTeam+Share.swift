internal import CKernels

extension KernelTeam {
  /// Calls `body` once for each of some parts, in any order and several at a time; they must not touch
  /// the same memory. Few numbers are not worth the handing out: the caller does them alone.
  ///
  /// - Parameter numbers: that all parts together work on.
  func share(_ parts: Int, numbers: Int, _ body: (Int) -> Void) {
    guard numbers >= 1 << 15, members > 1 else {
      for part in 0..<parts { body(part) }
      return
    }
    withoutActuallyEscaping(body) { body in
      var job = Job(body: body)
      withUnsafeMutablePointer(to: &job) { job in
        ck_team_run(
          handle, Int32(parts),
          { context, part, _ in
            context?.assumingMemoryBound(to: Job.self).pointee.body(Int(part))
          }, job)
      }
    }
  }
}

private struct Job {
  let body: (Int) -> Void
}
