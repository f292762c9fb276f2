import Results

/// A codec against its anchor, as headings and rows name them.
struct Comparison: Hashable {
  let anchor: CodecKey
  let test: CodecKey

  /// "lee2019: ms-ssim against mse" for two objectives of a codec, else both in full.
  var text: String {
    anchor.codec == test.codec
      ? "\(test.codec): \(test.objective) against \(anchor.objective)" : "\(test) against \(anchor)"
  }
}

extension Comparison {
  /// Short names for several comparisons, and what all have in common, which is said once.
  struct Names {
    private let comparisons: [Comparison]

    init(_ comparisons: [Comparison]) { self.comparisons = comparisons }

    /// "ms-ssim against mse" or "against VTM (mse)"; nil where nothing is common.
    var common: String? {
      guard let first = comparisons.first else { return nil }
      if areObjectives {
        return "\(first.test.objective) against \(first.anchor.objective)"
      }
      return haveOneAnchor ? "against \(first.anchor)" : nil
    }

    func name(_ comparison: Comparison) -> String {
      areObjectives
        ? comparison.test.codec : haveOneAnchor ? "\(comparison.test)" : comparison.text
    }

    /// Whether each compares the same two objectives of a codec.
    private var areObjectives: Bool {
      comparisons.allSatisfy { $0.anchor.codec == $0.test.codec }
        && Set(comparisons.map { [$0.anchor.objective, $0.test.objective] }).count == 1
    }

    private var haveOneAnchor: Bool { Set(comparisons.map(\.anchor)).count == 1 }
  }
}

extension SensitivityRow {
  var comparison: Comparison {
    Comparison(
      anchor: CodecKey(codec: anchor, objective: anchorObjective),
      test: CodecKey(codec: codec, objective: objective))
  }
}

extension MatrixRow {
  var comparison: Comparison {
    Comparison(
      anchor: CodecKey(codec: anchor, objective: anchorObjective),
      test: CodecKey(codec: codec, objective: objective))
  }
}
