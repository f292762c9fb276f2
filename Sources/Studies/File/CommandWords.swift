/// A command line as text, split into words as a POSIX shell splits it (XCU 2.2 and 2.6.5).
///
/// Blanks part words; quotation marks and backslashes keep them together. Nothing else of a shell:
/// `$`, `*`, `|`, `;`, `>` are plain characters.
package enum CommandWords {
  /// The words, or nil if a quotation mark or an escape has no end, or there is no word.
  package static func split(_ text: String) -> [String]? {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var rest = text[...]
    while let character = rest.popFirst() {
      switch (quote, character) {
      case ("'", "'"), ("\"", "\""): quote = nil
      case ("'", _): word?.append(character)
      case ("\"", "\\"):
        guard let next = rest.popFirst() else { return nil }
        // Between double quotation marks a backslash stands for itself before most characters.
        if !"\"\\$`".contains(next) { word?.append("\\") }
        word?.append(next)
      case ("\"", _): word?.append(character)
      case (_, "\\"):
        guard let next = rest.popFirst() else { return nil }
        word = (word ?? "") + String(next)
      case (_, "'"), (_, "\""):
        quote = character
        word = word ?? ""
      case (_, _) where character.isWhitespace:
        if let whole = word { words.append(whole) }
        word = nil
      default: word = (word ?? "") + String(character)
      }
    }
    if quote != nil { return nil }
    if let whole = word { words.append(whole) }
    return words.first?.isEmpty ?? true ? nil : words
  }
}
