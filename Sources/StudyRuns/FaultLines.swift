public import Results

/// Faults as people read them: each cause once, with where it came first and how many more it has.
public enum FaultLines {
  /// - Parameters:
  ///   - faults: in the order of the study.
  ///   - limit: the most lines, before the number of the rest.
  public static func lines(_ faults: [FailureRow], limit: Int) -> [String] {
    let causes = Dictionary(grouping: faults.indices) { Cause(faults[$0]) }
      .sorted { $0.value[0] < $1.value[0] }
    let shown = causes.prefix(limit).map { _, places in
      let first = faults[places[0]]
      guard !namesItself(first) else { return first.message }
      let more = places.count > 1 ? " and \(places.count - 1) more" : ""
      return "\(first.key), point \(first.point), image \(first.image)\(more): \(first.message)"
    }
    let rest = causes.count - shown.count
    return shown + (rest > 0 ? ["... and \(rest) more"] : [])
  }

  private struct Cause: Hashable {
    var codec = ""
    let message: String

    init(_ fault: FailureRow) {
      guard !namesItself(fault) else {
        message = fault.message
        return
      }
      codec = "\(fault.key)"
      message = fault.cause ?? fault.message
    }
  }

  /// Whether the message says by itself what it is about.
  private static func namesItself(_ fault: FailureRow) -> Bool {
    fault.point.isEmpty || fault.image.isEmpty || fault.message.contains(fault.file)
  }
}
