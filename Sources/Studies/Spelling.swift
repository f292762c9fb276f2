/// Help with misspelt names.
enum Spelling {
  /// `did you mean "x"?` where a known name is close, else the list of all.
  static func hint(for word: String, known: [String]) -> String {
    if let nearest = nearest(to: word, in: known) { return "did you mean \"\(nearest)\"?" }
    return "known are " + known.joined(separator: ", ")
  }

  /// The known name with the fewest edits, if they are at most a third of its letters.
  static func nearest(to word: String, in known: [String]) -> String? {
    let typed = simplified(word)
    guard typed.count <= 64 else { return nil }
    let ranked = known.map { (name: $0, edits: distance(typed, simplified($0))) }
    guard let best = ranked.min(by: { $0.edits < $1.edits }) else { return nil }
    return best.edits <= max(1, best.name.count / 3) ? best.name : nil
  }

  private static func simplified(_ word: String) -> [Character] {
    word.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 }
  }

  /// Edits (insert, remove, replace) between two words, Levenshtein 1966.
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var row = Array(0...b.count)
    for (i, left) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, right) in b.enumerated() {
        let replaced = diagonal + (left == right ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
      }
    }
    return row[b.count]
  }
}
