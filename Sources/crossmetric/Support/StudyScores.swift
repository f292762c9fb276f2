import Controls
import Foundation
import Results
import Scoring
import Studies

/// The scores of a results folder that count for its study, and in what the two differ.
struct StudyScores {
  /// Under the study's current definitions, controls last.
  let current: [ScoreRow]
  /// A sentence of scores that stand in the file and do not count, where there are any.
  let uncounted: String?
  /// A sentence of what the study names and no score is there of.
  let lacking: String?
}

extension StudySession {
  /// Scores of the study's metrics under their current definitions, controls last.
  func currentScores() throws -> [ScoreRow] { try studyScores().current }

  /// Reads scores.csv.
  ///
  /// - Throws: `SessionError.noScores` if nothing in it counts.
  func studyScores() throws -> StudyScores {
    let file = file("scores.csv")
    guard FileManager.default.fileExists(atPath: file) else {
      throw SessionError.noScores(file: file, study: study.path, out: out)
    }
    let all = try ScoreRow.rows(ofFile: file)
    // An image or a point that the study has no longer does not count, though its scores stand.
    let names = try study.names(scored: Set(all.map(\.image)))
    let counted = names.counted(try currentDefinitions())
    let scores = all.filter(counted.counts)
    if scores.allSatisfy(\.key.isControl) {
      throw SessionError.noScores(file: file, study: study.path, out: out)
    }
    return StudyScores(
      current: scores,
      uncounted: names.uncounted(among: all, counted).map {
        "\(file) holds scores that do not count, \($0)"
      },
      lacking: names.lacking(in: scores, metrics: study.metrics).map {
        "\(file) has no score of \($0), so curves and tables are those of the rest; run: "
          + "crossmetric score \(study.path) --out \(out)"
      })
  }

  /// The scores that count for the study; none where it has no pictures or nothing is scored yet.
  func countedScores() throws -> [ScoreRow] {
    do { return study.isCurvesAlone ? [] : try currentScores() } catch SessionError.noScores {
      return []
    }
  }

  /// Leaves in the results folder which scores count, for steps that do not have the study.
  ///
  /// - Parameter images: those with scores, as far as they are known.
  func keepCounted(images: some Sequence<String>) throws {
    try study.names(scored: Set(images)).counted(try currentDefinitions()).write(folder: out)
  }

  /// Fingerprints under which scores of the study's metrics count, those of controls included.
  private func currentDefinitions() throws -> Set<String> {
    let own = try definitions()
    let kinds = study.controls ? ControlKind.all : []
    return Set(
      (own + kinds.flatMap { kind in own.map { $0.scoring(kind) } }).map(\.fingerprint))
  }
}

/// The scores of a results folder that count, as its `counted.csv` says.
enum FolderScores {
  /// All rows where the folder does not tell, which is said; none without scores.csv.
  static func read(folder: String) throws -> [ScoreRow] {
    let file = folder + "/scores.csv"
    guard FileManager.default.fileExists(atPath: file) else { return [] }
    let rows = try ScoreRow.rows(ofFile: file)
    guard let counted = try CountedScores.read(folder: folder) else {
      if !rows.isEmpty {
        tell(
          "warning: \(folder) has no \(CountedScores.file), so all of its scores count, those of "
            + "images and points that the study has no longer too; run crossmetric analyze again")
      }
      return rows
    }
    return rows.filter(counted.counts)
  }
}

extension Study {
  /// Whether there are no pictures, only curves from elsewhere.
  var isCurvesAlone: Bool { codecs.isEmpty && pairs == nil }
}

extension StudyNames {
  /// What scores belong to that the study asks for no longer.
  fileprivate func uncounted(among rows: [ScoreRow], _ counted: CountedScores) -> String? {
    let left = rows.filter {
      counted.definitions.contains($0.definition) && !counted.counts($0)
    }
    let things = left.map { row in
      if counted.images?.contains(row.image) == false { return "image \(row.image)" }
      return codecs.contains(row.key) ? "point \(row.point) of \(row.key)" : "codec \(row.key)"
    }
    return things.isEmpty
      ? nil : "of what the study or its folders have no longer: " + shortened(things.uniqued())
  }

  /// Images, codecs, points and metrics without any score.
  fileprivate func lacking(in rows: [ScoreRow], metrics: [String]) -> String? {
    let scored = (
      images: Set(rows.map(\.image)), metrics: Set(rows.map(\.metric)),
      points: Dictionary(grouping: rows, by: \.key).mapValues { Set($0.map(\.point)) }
    )
    let things =
      (images ?? []).filter { !scored.images.contains($0) }.map { "image \($0)" }
      + metrics.filter { !scored.metrics.contains($0) }.map { "metric \($0)" }
      + codecs.flatMap { key -> [String] in
        guard let known = scored.points[key] else { return ["codec \(key)"] }
        return (points[key] ?? []).filter { !known.contains($0) }.map { "point \($0) of \(key)" }
      }
    return things.isEmpty ? nil : shortened(things)
  }

  private func shortened(_ things: [String]) -> String {
    let shown = things.prefix(4).joined(separator: ", ")
    return things.count > 4 ? "\(shown) and \(things.count - 4) more" : shown
  }
}

extension ScoreRow {
  var key: CodecKey { CodecKey(codec: codec, objective: objective) }
}
