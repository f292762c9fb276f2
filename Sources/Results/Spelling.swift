/// Help with misspelt names.
package enum Spelling {
  /// `did you mean "x"?` where a known name is close, else the list of all.
  package static func hint(for word: String, known: [String]) -> String {
    if let nearest = nearest(to: word, in: known) { return "did you mean \"\(nearest)\"?" }
    let shown = known.prefix(limit).joined(separator: ", ")
    return "known are " + shown
      + (known.count > limit ? " and \(known.count - limit) more" : "")
  }

  /// The most names that a sentence lists: more than there are metrics.
  private static let limit = 60

  /// The sentence about a name that is no metric, for every place where users name metrics.
  package static func noMetric(_ id: String, known: [String]) -> String {
    "there is no metric \"\(id)\"; \(hint(for: id, known: known))"
  }

  /// The known name with the fewest edits, if they are at most a third of its letters. Of several one
  /// with the same first letter, which is rarely mistyped: `mssim` is nearer to `ms-ssim` than to `ssim`.
  package static func nearest(to word: String, in known: [String]) -> String? {
    let typed = simplified(word)
    guard typed.count <= 64 else { return nil }
    let ranked = known.map { (name: $0, edits: distance(typed, simplified($0))) }
    func rank(_ one: (name: String, edits: Int)) -> Int {
      2 * one.edits + (simplified(one.name).first == typed.first ? 0 : 1)
    }
    guard let best = ranked.min(by: { rank($0) < rank($1) }) else { return nil }
    return best.edits <= max(1, best.name.count / 3) ? best.name : nil
  }

  private static func simplified(_ word: String) -> [Character] {
    word.lowercased().filter { !"_- ".contains($0) }.map { $0 }
  }

  /// Edits between two words: insert, remove, replace, swap neighbours (Damerau 1964).
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var older: [Int] = []
    var old = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var edits = min(old[j] + (a[i] == b[j] ? 0 : 1), old[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { edits = min(edits, older[j - 1] + 1) }
        row.append(edits)
      }
      older = old
      old = row
    }
    return old[b.count]
  }
}
