import Foundation
import Results

/// The first screen of the page: the answers, the matrix of BD-rates and one figure, readable
/// without scripts.
struct AnswerMarkup {
  /// The number of rows on the first screen; the rest is folded.
  private static let shownSentences = 3
  private static let shownRows = 4
  /// A matrix of more metrics gets more of the page's width.
  private static let narrowMetrics = 4

  let answers: Answers
  /// The figure beside them.
  let figure: ReportFigure?

  var html: String {
    """
    <div class="answers\(metrics.count > Self.narrowMetrics ? " wide" : "")">
    <div class="lead">
    \(cautions)
    \(answers.rankings.first.map { "<p>\(Self.marked($0))</p>" } ?? "")
    </div>
    <div class="said">
    \(list)
    \(missing)
    </div>
    <div class="seen">
    \(matrix)
    \(figure.map(FigureMarkup.html) ?? "")
    </div>
    </div>
    """
  }

  private var cautions: String {
    answers.cautions.map { "<p class=\"warning\">\(Page.escaped($0))</p>" }.joined(separator: "\n")
  }

  /// Biases stay in sight where there are many rankings.
  private var list: String {
    let rankings = answers.rankings.dropFirst().map(Self.marked)
    let biases = answers.biases.map { Page.escaped($0.sentence) }
    let protocols = answers.protocols.map { Page.escaped($0.sentence) }
    let room = max(1, Self.shownSentences - min(biases.count, 2))
    let shown = protocols.prefix(1) + rankings.prefix(room) + biases.prefix(2)
    let rest = protocols.dropFirst() + rankings.dropFirst(room) + biases.dropFirst(2)
    return items(Array(shown), "findings") + intervalsNote
      + (rest.isEmpty
        ? ""
        : "<details><summary>\(rest.count) more</summary>\(items(Array(rest), "findings"))</details>")
  }

  /// - Parameter sentences: as HTML.
  private func items(_ sentences: [String], _ name: String) -> String {
    if sentences.isEmpty { return "" }
    return "<ul class=\"\(name)\">" + sentences.map { "<li>\($0)</li>" }.joined() + "</ul>"
  }

  /// The conclusion stands out.
  private static func marked(_ answer: RankingAnswer) -> String {
    "\(Page.escaped(answer.measured)): <strong>\(Page.escaped(answer.conclusion))</strong>."
  }

  private var intervalsNote: String {
    guard answers.rankings.contains(where: { $0.cells.contains(where: \.hasInterval) }) else {
      return ""
    }
    return
      "<p class=\"hint\">In brackets: 95 % intervals over \(answers.images) images, not adjusted for the number of comparisons.\(blend)</p>"
  }

  private var blend: String {
    answers.biases.isEmpty
      ? ""
      : " A blend of the two metrics would show what Hu et al. observed, too, so that alone does not "
        + "prove that a distance measures more."
  }

  private var missing: String {
    if answers.missing.isEmpty { return "" }
    return "<h2>What is missing</h2>" + items(answers.missing.map(Page.escaped), "missing")
  }

  // MARK: Matrix

  /// Ids and names of the metrics with numbers.
  private var metrics: [[String]] {
    answers.rankings.flatMap(\.cells).filter(\.isKnown).map { [$0.metric, $0.name] }.uniqued()
  }

  private var matrix: String {
    guard !answers.rankings.isEmpty else { return "" }
    let metrics = metrics
    let head =
      "<tr><th scope=\"col\">Codec</th>"
      + metrics.map { "<th scope=\"col\">\(Page.escaped($0[1]))</th>" }.joined() + "</tr>"
    let rows = answers.rankings.map { answer in
      "<tr><th scope=\"row\">\(Page.escaped("\(answer.key)"))<small>against \(Page.escaped(answer.anchor.codec == answer.key.codec ? answer.anchor.objective : "\(answer.anchor)"))\(answer.isImported ? " †" : "")</small></th>"
        + metrics.map { metric in cell(answer.cells.first { $0.metric == metric[0] }) }.joined()
        + "</tr>"
    }
    func table(_ rows: ArraySlice<String>, _ caption: String) -> String {
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"BD-rates\"><table class=\"matrix\"><caption>\(caption)</caption><thead>\(head)</thead><tbody>\(rows.joined())</tbody></table></div>"
    }
    let rest = rows.dropFirst(Self.shownRows)
    return table(
      rows.prefix(Self.shownRows), "BD-rate: difference in bits at equal value of each metric")
      + (rest.isEmpty
        ? ""
        : "<details><summary>\(rest.count) more comparison\(rest.count == 1 ? "" : "s")</summary>\(table(rest, "BD-rate, continued"))</details>")
      + legend
  }

  private func cell(_ cell: RankingAnswer.Cell?) -> String {
    guard let cell, cell.isKnown else { return "<td class=\"none\">–</td>" }
    let marks = Self.caveats(cell).map(\.mark).joined()
    let ends = [cell.low, cell.high].compactMap { $0.map { Self.signed($0, unit: "") } }
    let interval = ends.count == 2 ? "<small>[\(ends[0]), \(ends[1])]</small>" : ""
    // Twice the bits, or half of them, have the full colour.
    let strength = min(1, abs(log(max(1e-6, 1 + cell.percent / 100))) / log(2))
    let kind = !cell.isDecided ? "open" : cell.percent < 0 ? "fewer" : "more"
    return "<td class=\"\(kind)\" style=\"--strength:\(String(format: "%.2f", strength))\">"
      + "\(Self.signed(cell.percent, unit: " %"))\(marks.isEmpty ? "" : " " + marks)\(interval)</td>"
  }

  /// Published curves have a mark of their own.
  private static func caveats(_ cell: RankingAnswer.Cell) -> [BDCaveat] {
    cell.note.caveats.filter { $0 != .unpaired }
  }

  private static func signed(_ percent: Double, unit: String) -> String {
    if PercentWords.isNone(percent) { return "0" + unit }
    return (percent < 0 ? "−" : "+") + PercentWords.size(percent).dropLast(2) + unit
  }

  private var metricsDiffer: Bool { Set(answers.rankings.map { $0.cells.count }).count > 1 }

  private var legend: String {
    let cells = answers.rankings.flatMap(\.cells).filter(\.isKnown)
    let caveats = BDCaveat.allCases.filter { caveat in
      cells.contains { Self.caveats($0).contains(caveat) }
    }
    let marks =
      [
        "Negative: fewer bits than the codec it is compared with",
        answers.rankings.contains { !$0.cells.allSatisfy(\.isKnown) } || metricsDiffer
          ? "–: not available" : nil,
        cells.contains { !$0.isDecided } ? "dashed, without a colour: undecided" : nil,
      ] + caveats.map { "\($0.mark) \($0.sentence)" } + [
        answers.rankings.contains(where: \.isImported) ? "† published curve" : nil
      ]
    return "<p class=\"hint\">\(marks.compactMap { $0 }.joined(separator: "; ")).</p>"
  }
}
