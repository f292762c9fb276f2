import Foundation

/// Finds the one number in what a program prints.
///
/// With a pattern: its last match in the standard output counts, or if there is none in the errors
/// (ffmpeg reports there); `^` and `$` stand for the ends of lines. Without one: the last word of the
/// standard output that looks like a number.
package struct ScorePattern: Sendable {
  /// Seconds that looking for a pattern may take: some need ages on long lines.
  private static let patience = 5.0

  private let expression: NSRegularExpression?

  /// - Parameter pattern: a regular expression (ICU) with one group, as the study file was checked.
  package init(_ pattern: String?) {
    expression = pattern.flatMap {
      try? NSRegularExpression(pattern: $0, options: [.anchorsMatchLines])
    }
  }

  package func number(output: String, errors: String) throws(ExternalError.Reason) -> Double {
    guard let expression else { return try lastNumber(output) }
    for text in [output, errors] {
      if let found = try lastMatch(of: expression, in: text) { return try Self.number(found) }
    }
    throw .noNumber(output: Self.start(of: output, errors))
  }

  private func lastNumber(_ output: String) throws(ExternalError.Reason) -> Double {
    for word in output.split(whereSeparator: { $0.isWhitespace || ":=;()[]<>\"'%".contains($0) })
      .reversed()
    {
      let bare = String(word.reversed().drop { ",.".contains($0) }.reversed())
      if bare.wholeMatch(of: /[-+]?[0-9.][-+0-9.,eE]*|[-+]?(?i:inf|infinity|nan)/) != nil {
        return try Self.number(bare)
      }
    }
    throw .noNumber(output: Self.start(of: output, ""))
  }

  private func lastMatch(
    of expression: NSRegularExpression, in text: String
  ) throws(ExternalError.Reason) -> String? {
    let start = ContinuousClock.now
    var isSlow = false
    var last: NSRange?
    expression.enumerateMatches(
      in: text, options: .reportProgress, range: NSRange(text.startIndex..., in: text)
    ) { match, _, stop in
      if let match { last = match.range(at: 1) }
      if start.duration(to: .now) > .seconds(Self.patience) {
        isSlow = true
        stop.pointee = true
      }
    }
    if isSlow { throw .slowPattern(seconds: Self.patience) }
    return last.flatMap { Range($0, in: text) }.map { String(text[$0]) }
  }

  /// A decimal number, or `inf`; a decimal comma is not guessed at.
  private static func number(_ text: String) throws(ExternalError.Reason) -> Double {
    let text = text.trimmingCharacters(in: .whitespaces)
    let isDecimal = text.wholeMatch(of: /[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?/) != nil
    let isWord = text.wholeMatch(of: /[-+]?(?i:inf|infinity|nan)/) != nil
    guard isDecimal || isWord, let value = Double(text), value.isFinite || isWord else {
      throw .notANumber(text: shortened(text))
    }
    if value.isNaN { throw .undefined }
    return value
  }

  private static func start(of output: String, _ errors: String) -> String {
    let printed = [output, errors].first { !$0.allSatisfy(\.isWhitespace) } ?? ""
    let words = printed.split(whereSeparator: \.isWhitespace).prefix(60).map { word in
      String(String.UnicodeScalarView(word.unicodeScalars.filter { $0.value >= 0x20 }))
    }
    return shortened(words.joined(separator: " "))
  }

  private static func shortened(_ text: String) -> String {
    text.count > 200 ? text.prefix(200) + "..." : text
  }
}
