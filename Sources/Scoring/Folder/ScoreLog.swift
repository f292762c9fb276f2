import Foundation
import Results
import Studies

/// The key of a score.
struct ScoreKey: Hashable {
  let key: CodecKey
  let point: String
  let image: String

  init(_ pair: Pair) {
    key = pair.key
    point = pair.point
    image = pair.image
  }

  init(_ failure: FailureRow) {
    key = CodecKey(codec: failure.codec, objective: failure.objective)
    point = failure.point
    image = failure.image
  }

  init(_ row: ScoreRow) {
    key = CodecKey(codec: row.codec, objective: row.objective)
    point = row.point
    image = row.image
  }
}

/// The rows of one (pair, metric, definition): the parts first and the main row last.
struct ScoreGroup {
  var rows: [ScoreRow]
  var main: ScoreRow { rows[rows.count - 1] }
  var metric: String { main.metric }
}

/// `scores.csv`: read with a torn end dropped, appended to, put in study order at a clean end.
struct ScoreLog {
  let file: String
  private(set) var groups: [ScoreGroup]

  /// Reads the file and drops what a kill left incomplete.
  ///
  /// - Throws: `CSVError` for a file that is not a scores table.
  init(file: String) throws {
    self.file = file
    guard let text = try wholeLines(ofFile: file), !text.isEmpty else {
      groups = []
      return
    }
    groups = Self.completeGroups(try ScoreRow.rows(of: text, file: file))
  }

  /// Groups that end in a main row; parts without one are left over from a kill.
  private static func completeGroups(_ rows: [ScoreRow]) -> [ScoreGroup] {
    var groups: [ScoreGroup] = []
    var open: [ScoreRow] = []
    for row in rows {
      if let first = open.first,
        ScoreKey(first) != ScoreKey(row) || first.definition != row.definition
          || first.metric.prefix(while: { $0 != "/" }) != row.metric.prefix(while: { $0 != "/" })
      {
        open = []
      }
      open.append(row)
      if !row.metric.contains("/") {
        groups.append(ScoreGroup(rows: open))
        open = []
      }
    }
    return groups
  }

  /// A score that stands, whatever its value.
  struct Entry: Hashable {
    let score: ScoreKey
    let definition: String

    init(_ score: ScoreKey, _ definition: String) {
      self.score = score
      self.definition = definition
    }

    init(_ group: ScoreGroup) {
      self.init(ScoreKey(group.main), group.main.definition)
    }
  }

  var present: Set<Entry> { Set(groups.map { Entry($0) }) }

  mutating func append(_ group: ScoreGroup) { groups.append(group) }

  /// Forgets scores of pairs whose files are not the ones that were scored.
  mutating func removeChanged(_ pairs: [Pair], _ ledger: InputLedger) {
    let scored = Set(groups.map { ScoreKey($0.main) })
    var known: [String: Bool] = [:]
    func isUnchanged(_ path: String) -> Bool {
      if let known = known[path] { return known }
      let answer = ledger.isUnchanged(path)
      known[path] = answer
      return answer
    }
    let changed = pairs.filter { pair in
      scored.contains(ScoreKey(pair))
        && !(isUnchanged(pair.original) && isUnchanged(pair.reconstruction))
    }
    let stale = Set(changed.map(ScoreKey.init))
    groups.removeAll { stale.contains(ScoreKey($0.main)) }
  }

  /// Writes all groups: those of the study's pairs in study order with the study's rates, each
  /// metric's current definition before older ones, then whatever else the file held.
  func write(pairs: [Pair], metrics: [String], current: Set<String>) throws {
    let pairOrder = Dictionary(
      pairs.enumerated().map { (ScoreKey($1), $0) }, uniquingKeysWith: { first, _ in first })
    let metricOrder = Dictionary(uniqueKeysWithValues: metrics.enumerated().map { ($1, $0) })
    let unknown = Int.max
    typealias Place = (pair: Int, metric: Int, age: Int, text: String)
    let placed = groups.map { group -> (Place, ScoreGroup) in
      let main = group.main
      let pair = pairOrder[ScoreKey(main)] ?? unknown
      let age = current.contains(main.definition) ? 0 : 1
      // Only rows that the study does not know, or of older definitions, can tie.
      let text = pair == unknown || age == 1 ? main.line : ""
      return ((pair, metricOrder[main.metric] ?? unknown, age, text), group)
    }
    let rows = placed.sorted { $0.0 < $1.0 }.flatMap { place, group in
      place.pair == unknown ? group.rows : group.rows.map { $0.updated(from: pairs[place.pair]) }
    }
    let bytes = ScoreRow.contents(rows)
    if FileManager.default.contents(atPath: file) == bytes { return }
    try bytes.write(to: URL(fileURLWithPath: file), options: .atomic)
  }
}

extension ScoreRow {
  /// A row of a pair. The pair's size and rate stand in every row.
  init(_ pair: Pair, metric: String, score: Double, definition: String) {
    self.init {
      $0.key = pair.key
      $0.point = pair.point
      $0.image = pair.image
      $0.width = pair.width
      $0.height = pair.height
      $0.bytes = pair.bytes
      $0.bpp = pair.bpp
      $0.metric = metric
      $0.score = score
      $0.definition = definition
    }
  }

  /// The same score with the rate that the study gives today.
  func updated(from pair: Pair) -> ScoreRow {
    ScoreRow(pair, metric: metric, score: score, definition: definition)
  }
}
