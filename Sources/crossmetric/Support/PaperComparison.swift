import Metrics
import Results
import StudyRuns
import Tables

/// The scores of `compare` as a table for a paper: best marked among reconstructions of one original.
enum PaperComparison {
  static func table(_ metrics: [any Metric], _ scored: [ScoredPair]) -> PaperTable {
    let columns = metrics.map { metric in
      MatrixTable.Column(
        heading: metric.descriptor.name,
        lowerIsBetter: metric.descriptor.orientation == .lowerIsBetter)
    }
    let sections = scored.map(\.original).uniqued().map { original in
      MatrixTable.Section(
        title: original,
        rows: scored.filter { $0.original == original }.map { pair in
          MatrixTable.Row(label: pair.reconstruction, values: pair.scores.map { $0.1.score })
        })
    }
    let notes = metrics.filter { !$0.definition.weights.isEmpty }.map {
      "\($0.descriptor.name): \($0.definition.weights)."
    }
    return MatrixTable(corner: "Reconstruction", columns: columns, sections: sections)
      .paper(notes: notes)
  }
}
