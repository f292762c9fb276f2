import ErrorMaps
import Foundation
import Metrics
import Reporting
import Results
import Studies

/// Computes the heat maps of a study's images for the report, and keeps them in the folder.
struct HeatMapStep {
  private let study: StudyRun
  private let choice: HeatMapChoice

  init(_ study: StudyRun, _ choice: HeatMapChoice) {
    self.study = study
    self.choice = choice
  }

  /// - Parameter pixels: of the largest original.
  /// - Returns: nil where none are wanted, no metric has any, or there are no images.
  func maps(
    _ sources: PictureSources, largest: (width: Int, height: Int)
  ) throws -> ReportHeatMaps? {
    guard choice != .none else { return nil }
    let run = HeatMapRun(
      try study.metrics(), expensive: choice == .all,
      store: HeatMapStore(folder: URL(fileURLWithPath: study.results.file("cache/heat-maps"))),
      alpha: study.study.alpha)
    guard !run.metrics.isEmpty else { return nil }
    let keys = sources.reconstructions.keys.filter { sources.originals[$0.image] != nil }
      .sorted { ($0.image, "\($0.codec)", $0.point) < ($1.image, "\($1.codec)", $1.point) }
    let pairs = keys.compactMap { key in
      sources.path(key.image, (key.codec, key.point)).flatMap { path in
        sources.originals[key.image].map { HeatMapRun.Pair(original: $0, reconstruction: path) }
      }
    }
    if pairs.isEmpty { return nil }
    let (tell, total) = (study.tell, pairs.count * run.metrics.count)
    tell(.began(.heatMaps))
    tell(.progress(.heatMaps, done: 0, total: total))
    let findings = run.run(
      pairs, jobs: Memory.jobs(each: run.memory(width: largest.width, height: largest.height))
    ) { done in
      tell(.progress(.heatMaps, done: done, total: total))
    }
    let kinds = run.metrics.map { HeatMapKind.kinds(of: $0) }
    var maps = ReportHeatMaps(
      cell: LocalMap.cell,
      kinds: kinds.joined().map { .init(metric: $0.metric, name: $0.name, title: $0.title) },
      notes: findings.notes + leftOut(try study.metrics()))
    for (key, own) in zip(keys, findings.maps) {
      maps.grids[key] = zip(own, kinds).flatMap { map, kinds in
        kinds.indices.map { kind in
          map.map { .init(columns: $0.columns, rows: $0.rows, values: $0.values[kind]) }
        }
      }
    }
    return maps
  }

  /// Says how to get the maps that were not made.
  private func leftOut(_ metrics: [any Metric]) -> [String] {
    guard choice == .quick else { return [] }
    return metrics.compactMap { $0 as? any LocallyResolved }.filter(\.localMapIsDear).map {
      "Heat maps of the \($0.descriptor.name) take long and were left out; --heat-maps all makes them."
    }
  }
}

/// Which heat maps a report has.
public enum HeatMapChoice: String, Sendable, CaseIterable {
  /// `quick` leaves out those of networks, which take about a second an image once.
  case none, quick, all
}
