import Basics
import Digests
import ErrorMaps
import Foundation
import Imaging
import Metrics
import Reporting
import Results
import Studies

/// Looks for crops in which metrics disagree and writes crops.csv, unless that of an earlier run
/// still holds.
struct InversionStep {
  /// Raised when the search finds other crops with everything else unchanged.
  private static let revision = 2

  /// Findings of an earlier search beside the rows of crops.csv.
  private struct Kept: Codable {
    /// Digest of all that the search depends on.
    let search: String
    /// Digest of crops.csv.
    let rows: String
    let pairs: Int
  }

  private let run: StudyRun
  private var file: String { run.results.file(CropRow.file) }
  private var memo: URL { URL(fileURLWithPath: run.results.file("cache/crops.json")) }

  init(_ run: StudyRun) { self.run = run }

  /// - Returns: nil where there is nothing to search; crops.csv has no rows then.
  func find(_ scores: [ScoreRow], _ sources: PictureSources) throws -> ReportInversions? {
    let pairs = MatchedPair.matched(scores)
    let search = InversionSearch(try run.metrics())
    guard let search, let largest = pairs.max(by: { $0.pixels < $1.pixels }) else {
      try CropRow.write([], toFile: file)
      return nil
    }
    let losses = search.metrics.map {
      ReportInversions.Loss(
        metric: $0.descriptor.id, name: $0.lossName, definition: $0.lossDefinition)
    }
    let digest = try digest(pairs, sources)
    if let kept = kept(digest) {
      return ReportInversions(
        rows: try CropRow.rows(ofFile: file), losses: losses, pairs: kept.pairs,
        notes: search.remarks(pairs), frame: InversionSearch.frame)
    }
    run.tell(.began(.inversions))
    let tell = run.tell
    tell(.progress(.inversions, done: 0, total: pairs.count))
    let jobs = Memory.jobs(each: search.memory(width: largest.width, height: largest.height))
    let progress = { @Sendable done in
      tell(.progress(.inversions, done: done, total: pairs.count))
    }
    let findings = search.run(pairs, jobs: jobs, progress: progress) { image, reconstruction in
      guard let path = sources.path(image, reconstruction) else { throw PictureError.noPath }
      return try Image.read(path, alpha: sources.alpha)
    }
    try CropRow.write(findings.rows, toFile: file)
    keep(digest, findings)
    return ReportInversions(
      rows: findings.rows, losses: losses, pairs: findings.pairs,
      notes: search.remarks(pairs) + findings.notes, frame: InversionSearch.frame)
  }

  /// Of the pairs, the metrics' definitions, and the state of every image.
  private func digest(_ pairs: [MatchedPair], _ sources: PictureSources) throws -> String {
    var facts = [
      "crops \(Self.revision)", "side \(InversionSearch.side)", "frame \(InversionSearch.frame)",
      "expensive \(InversionSearch.expensiveLimit)",
      "\(sources.alpha)",
    ]
    facts += try run.definitions().map(\.fingerprint)
    for pair in pairs {
      facts.append("\(pair)")
      let paths = [
        sources.path(pair.image, nil),
        sources.path(
          pair.image,
          (CodecKey(codec: pair.codec, objective: pair.first.objective), pair.first.point)),
        sources.path(
          pair.image,
          (CodecKey(codec: pair.codec, objective: pair.second.objective), pair.second.point)),
      ]
      facts += paths.map { $0.flatMap(FileState.text) ?? "none" }
    }
    return SHA256.hex(of: facts.joined(separator: "\n"))
  }

  private func kept(_ digest: String) -> Kept? {
    guard let data = try? Data(contentsOf: memo),
      let kept = try? JSONDecoder().decode(Kept.self, from: data), kept.search == digest,
      let rows = try? Data(contentsOf: URL(fileURLWithPath: file)),
      kept.rows == SHA256.hex(of: rows)
    else { return nil }
    return kept
  }

  /// A search that cannot be kept is repeated next time, so failures pass; so is one with faults,
  /// since the user may correct them.
  private func keep(_ digest: String, _ findings: InversionSearch.Findings) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    guard findings.notes.isEmpty, let rows = try? Data(contentsOf: URL(fileURLWithPath: file)),
      let data = try? encoder.encode(
        Kept(search: digest, rows: SHA256.hex(of: rows), pairs: findings.pairs))
    else { return }
    try? FileManager.default.createDirectory(
      at: memo.deletingLastPathComponent(), withIntermediateDirectories: true)
    try? data.write(to: memo, options: .atomic)
  }
}
