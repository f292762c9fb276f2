/// Numbers as people and spreadsheets write them.
public enum NumberText {
  /// The decimal separator of a table.
  public enum Mark: Sendable, Hashable {
    case point, comma
  }

  /// A number, or nil. With decimal commas a number without any mark is one too.
  public static func value(_ text: String, mark: Mark) -> Double? {
    switch mark {
    case .point: Double(text)
    case .comma:
      hasMark(text, ",")
        ? Double(text.replacing(",", with: ".")) : isPlain(text) ? Double(text) : nil
    }
  }

  /// Digits, one mark and digits, with a sign or an exponent.
  static func hasMark(_ text: String, _ mark: Character) -> Bool {
    guard let place = text.firstIndex(of: mark) else { return false }
    let whole = text[..<place]
    let digits = whole.first.map { "+-".contains($0) } == true ? whole.dropFirst() : whole
    let rest = text[text.index(after: place)...]
    let fraction = rest.prefix { $0 != "e" && $0 != "E" }
    return isDigits(digits) && isDigits(fraction) && Double("0." + rest) != nil
  }

  private static func isPlain(_ text: String) -> Bool { !text.contains(".") && !text.contains(",") }

  private static func isDigits(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.allSatisfy { $0.isASCII && $0.isNumber }
  }

  // MARK: What is wrong with a number

  /// Whether a reader takes a text for a number, in whatever way it is written.
  public static func looksLikeNumber(_ text: String) -> Bool {
    Double(text) != nil || oddity(of: text) != nil
  }

  /// Why a text that looks like a number is none where decimal points are expected, and what to
  /// write; nil for other texts.
  public static func oddity(of text: String) -> String? {
    let unsigned = text.first.map { "+-".contains($0) } == true ? text.dropFirst() : text[...]
    let groups = unsigned.split(omittingEmptySubsequences: false) {
      ",.'’_ \u{A0}\u{202F}".contains($0)
    }
    guard groups.count > 1, groups.allSatisfy({ isDigits($0) }) else { return nil }
    let sign = text.prefix(text.count - unsigned.count)
    let marks = unsigned.filter { !$0.isNumber }
    let isGrouped = groups[0].count <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 }
    if marks == "," {
      return isGrouped && groups[0].first != "0"
        ? "a thousands separator or a decimal comma; write \(sign)\(groups.joined()) or "
          + sign + groups.joined(separator: ".")
        : "a decimal comma; write \(sign)\(groups.joined(separator: "."))"
    }
    if marks == "." {
      return isGrouped && groups[0].first != "0"
        ? "a decimal point or a thousands separator; write \(sign)\(groups.joined()) if it is whole"
        : nil
    }
    return "a thousands separator; write digits and at most one decimal point"
  }

  /// The cause that split numbers into two cells each, where a record has more cells than its
  /// header; nil where that is not why.
  ///
  /// - Parameters:
  ///   - cells: of the record.
  ///   - wanted: how many cells the header has.
  ///   - isNumeric: whether a column, given by its place, holds numbers; nil where that is not known.
  public static func splitNumber(
    in cells: [String], wanted: Int, isNumeric: ((Int) -> Bool)? = nil
  ) -> String? {
    var surplus = cells.count - wanted
    var rest = cells[...]
    var joined: String?
    for place in 0..<max(wanted, 0) {
      guard let cell = rest.popFirst() else { return nil }
      // A text where a number should be: the cells are moved for another reason.
      if isNumeric?(place) == true, !cell.isEmpty, !looksLikeNumber(cell) { return nil }
      guard surplus > 0, isNumeric?(place) != false, let next = rest.first, isDigits(next),
        isDigits(cell.drop { "+-".contains($0) })
      else { continue }
      joined = joined ?? cell + "," + next
      rest = rest.dropFirst()
      surplus -= 1
    }
    // The rest was no part of a number.
    guard rest.isEmpty, let joined, let oddity = oddity(of: joined) else { return nil }
    return "\(joined) has \(oddity)"
  }
}

extension [String] {
  /// The cells without empty ones behind a place: spreadsheets write surplus separators.
  func withoutEmptyCells(after count: Int) -> [String] {
    var cells = self
    while cells.count > count, cells.last?.isEmpty == true { cells.removeLast() }
    return cells
  }
}
