import Controls
import Results
import Scoring
public import Studies

/// The scores of a results folder that count for its study, and in what the two differ.
struct StudyScores {
  /// Under the study's current definitions, reference distortions last.
  let current: [ScoreRow]
  /// A sentence of scores that stand in the file and do not count, where there are any.
  let uncounted: String?
  /// Names in the study without a score.
  let lacking: StudyWarning?
}

extension StudyRun {
  /// Scores of the study's metrics under their current definitions, reference distortions last.
  func currentScores() throws -> [ScoreRow] { try studyScores().current }

  /// Reads scores.csv.
  ///
  /// - Throws: `StudyRunError.noScores` if nothing in it counts.
  func studyScores() throws -> StudyScores {
    let file = results.file(ScoreRow.file)
    let none = StudyRunError.noScores(file: file, study: study.path, out: results.path)
    guard let all = try results.scores()?.all else { throw none }
    // An image or a point that the study has no longer does not count, though its scores stand.
    let names = try study.names(scored: Set(all.map(\.image)))
    let counted = names.counted(try currentDefinitions())
    let scores = all.filter(counted.counts)
    if scores.allSatisfy(\.key.isControl) {
      throw none
    }
    return StudyScores(
      current: scores,
      uncounted: names.uncounted(among: all, counted).map {
        "\(file) has scores that are not used, \($0)"
      },
      lacking: names.lacking(in: scores, metrics: study.metrics).map {
        .lacking(file: file, what: $0, study: study.path, out: results.path)
      })
  }

  /// The scores that count for the study; none where it has no images or nothing is scored yet.
  func countedScores() throws -> [ScoreRow] {
    do { return study.isCurvesAlone ? [] : try currentScores() } catch StudyRunError.noScores {
      return []
    }
  }

  /// Leaves in the results folder which scores count, for steps that do not have the study.
  ///
  /// - Parameter images: those with scores, as far as they are known.
  func keepCounted(images: some Sequence<String>) throws {
    try study.names(scored: Set(images)).counted(try currentDefinitions()).write(
      folder: results.path)
  }

  /// Fingerprints under which scores of the study's metrics count, those of reference distortions
  /// included.
  private func currentDefinitions() throws -> Set<String> {
    let own = try definitions()
    let kinds = study.controls ? ControlKind.all : []
    return Set(
      (own + kinds.flatMap { kind in own.map { $0.scoring(kind) } }).map(\.fingerprint))
  }
}

extension Study {
  /// Whether there are no images, only curves from elsewhere.
  public var isCurvesAlone: Bool { codecs.isEmpty && pairs == nil }
}

extension StudyNames {
  /// Images, points and codecs of scores that the study no longer has.
  fileprivate func uncounted(among rows: [ScoreRow], _ counted: CountedScores) -> String? {
    let left = rows.filter {
      counted.definitions.contains($0.definition) && !counted.counts($0)
    }
    let things = left.map { row in
      if counted.images?.contains(row.image) == false { return "image \(row.image)" }
      return codecs.contains(row.key) ? "point \(row.point) of \(row.key)" : "codec \(row.key)"
    }
    return things.isEmpty
      ? nil : "because the study and its folders no longer have: " + shortened(things.uniqued())
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
