/// The grid-phase test at one operating point, or along a whole curve: a row of `phases.csv`.
public struct PhasesRow: AnalysisRow, Hashable {
  public static let table = TableDescriptor(
    name: "phases", title: "Grid-phase test",
    explanation: """
      Set means of a metric on windows that begin at row and column 0 or 1 (phase 01: one column \
      to the right), and the phase gap between the largest and the smallest: in dB, for a \
      distance in percent. A codec that was trained on the grid of a metric has its best score there and \
      has a large gap; a gap is never negative, so compare it with that of other codecs. Rows \
      without a point hold the mean gap of all points of the curve.
      """)
  public static let schema: Columns<PhasesRow> = [
    .gapKey,
    .each(GridPhase.allCases) { phase in
      .value(
        "phase_" + phase.rawValue, \.means[phase],
        "Set mean on the windows of phase \(phase.rawValue) (row and column of their start): in dB, a distance as it is."
      )
    },
    .gap("Largest minus smallest of the means.", unit: "Unit of the gap: dB, or % for a distance."),
  ]

  public var found = CurveGap()
  public var means: [GridPhase: Double] = [:]

  public init() {}
}
