import Results

/// A codec against its anchor, as headings and rows name them.
struct Comparison: Hashable {
  let anchor: CodecKey
  let test: CodecKey

  /// "lee2019: ms-ssim against mse" for two objectives of a codec, else both in full.
  func text(_ style: FigureStyle) -> String {
    anchor.codec == test.codec
      ? "\(style.name(ofCodec: test.codec)): \(objectives(style))"
      : "\(style.label(test)) against \(style.label(anchor))"
  }

  fileprivate func objectives(_ style: FigureStyle) -> String {
    [test, anchor].map { style.name(ofObjective: $0.objective) }.joined(separator: " against ")
  }
}

extension Comparison {
  /// Short names for several comparisons, and what all have in common, which is said once.
  struct Names {
    private let comparisons: [Comparison]

    private let style: FigureStyle

    init(_ comparisons: [Comparison], _ style: FigureStyle) {
      self.comparisons = comparisons
      self.style = style
    }

    /// "ms-ssim against mse" or "against VTM (mse)"; nil where nothing is common.
    var common: String? {
      guard let first = comparisons.first else { return nil }
      if areObjectives { return first.objectives(style) }
      return haveOneAnchor ? "against \(style.label(first.anchor))" : nil
    }

    func name(_ comparison: Comparison) -> String {
      areObjectives
        ? style.name(ofCodec: comparison.test.codec)
        : haveOneAnchor ? style.label(comparison.test) : comparison.text(style)
    }

    /// Whether each compares the same two objectives of a codec.
    private var areObjectives: Bool {
      comparisons.allSatisfy { $0.anchor.codec == $0.test.codec }
        && Set(comparisons.map { [$0.anchor.objective, $0.test.objective] }).count == 1
    }

    private var haveOneAnchor: Bool { Set(comparisons.map(\.anchor)).count == 1 }
  }
}

extension ComparedRow {
  var comparison: Comparison { Comparison(anchor: anchorKey, test: key) }
}
