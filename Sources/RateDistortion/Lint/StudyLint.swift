import Results

enum StudyLint {
  /// The file that findings on scored curves name.
  static let scores = "scores.csv"
}

extension CurveSet {
  /// Findings on a study: from reading imported files, from each curve, and from curves that are
  /// to be compared with each other.
  func lint(_ input: AnalysisInput, _ results: [BDResult]) -> [LintRow] {
    let single = codecs.flatMap { codec in
      Lint.unique(
        curves(of: codec).flatMap { CurveLint(curve: $0, file: file(of: $0, input)).rows })
    }
    return input.importFindings + single + ladders(input) + missingPoints(input)
      + comparisons(input)
      + results.flatMap { caveats($0, input) }
  }

  /// BD-rates in main metrics whose curves cross or overshoot.
  private func caveats(_ result: BDResult, _ input: AnalysisInput) -> [LintRow] {
    guard !result.metric.isPart,
      let curve = curves(of: result.test).first(where: { $0.metric.id == result.metric.id })
    else { return [] }
    return result.telling.map { finding, caveat in
      row(
        finding, curve, input,
        "against \(result.anchor) (\(result.delta.method.rawValue), range \(result.delta.range)): "
          + caveat.message)
    }
  }

  private func file(of curve: MeanCurve, _ input: AnalysisInput) -> String {
    curve.isImported ? input.importedFiles[curve.codec] ?? "" : StudyLint.scores
  }

  /// Codecs whose rates neither rise nor fall along the numbers of their points (a quality, a
  /// quantiser, a lambda): two points may have each other's rates. Files of curves have no names of
  /// points.
  private func ladders(_ input: AnalysisInput) -> [LintRow] {
    codecs.compactMap { codec -> LintRow? in
      guard let curve = curves(of: codec).first(where: { !$0.isImported }) else { return nil }
      return RateLadder(curve.points)?.fault.map { row(.ladder, curve, input, metric: "", $0) }
    }
  }

  /// Points that a codec has in one metric and not in another.
  private func missingPoints(_ input: AnalysisInput) -> [LintRow] {
    codecs.flatMap { codec -> [LintRow] in
      let own = curves(of: codec)
      let all = own.flatMap { $0.points.map(\.label) }.uniqued()
      return own.flatMap { curve -> [LintRow] in
        let labels = Set(curve.points.map(\.label))
        return all.filter { !labels.contains($0) }.map { point in
          row(
            .pointMissing, curve, input, point: point,
            "\(codec) has no value of \(curve.metric.name) at point \(point), where it has other "
              + "metrics")
        }
      }
    }
  }

  /// Reasons why two compared codecs are not comparable, reported on the second.
  private func comparisons(_ input: AnalysisInput) -> [LintRow] {
    var rows: [LintRow] = []
    for codec in codecs {
      guard let curve = curves(of: codec).first, case .counted(nil) = curve.images else { continue }
      rows.append(
        row(
          .unknownImageCount, curve, input, metric: "",
          "the number of images of \(codec) is unknown, so no BD is computed; add \"images\" "
            + "to its entry"))
    }
    for (anchor, test) in pairs(input.anchor) {
      guard let a = curves(of: anchor).first, let b = curves(of: test).first else { continue }
      if let (x, y) = a.images.counts(b.images), !a.images.match(b.images) {
        rows.append(
          row(
            .imageSetsDiffer, b, input, metric: "",
            "\(test) is a mean of \(y) and \(anchor) of "
              + (x == y ? "\(x) other images" : "\(x) images") + "; they are never compared"))
      }
      if anchor.codec == test.codec, let message = differingPoints(a, b) {
        rows.append(row(.pointsDiffer, b, input, metric: "", message))
      }
    }
    return rows
  }

  /// Points that only one of two objectives of a codec was run at. Places in files say no more
  /// than their number.
  private func differingPoints(_ a: MeanCurve, _ b: MeanCurve) -> String? {
    if a.isImported || b.isImported {
      return a.points.count == b.points.count
        ? nil : "\(a.codec) has \(a.points.count) points and \(b.codec) has \(b.points.count)"
    }
    func labels(_ one: MeanCurve, not other: MeanCurve) -> String? {
      let others = Set(other.points.map(\.label))
      let own = one.points.map(\.label).filter { !others.contains($0) }
      return own.isEmpty ? nil : "only \(one.codec) has \(own.joined(separator: ", "))"
    }
    let parts = [labels(a, not: b), labels(b, not: a)].compactMap { $0 }
    return parts.isEmpty
      ? nil : "the objectives were run at different points: " + parts.joined(separator: "; ")
  }

  private func row(
    _ finding: LintFinding, _ curve: MeanCurve, _ input: AnalysisInput, point: String = "",
    metric: String? = nil, _ message: String
  ) -> LintRow {
    LintRow {
      $0.file = file(of: curve, input)
      $0.key = curve.codec
      $0.metric = metric ?? curve.metric.id
      $0.point = point
      $0.finding = finding
      $0.message = message
    }
  }
}

extension BDResult {
  /// The caveats that are findings; a gap in the rates where there is none in the qualities.
  var telling: [(LintFinding, Caveat)] {
    let gaps = (rate.caveats + quality.caveats).filter { $0.kind == .gap }.prefix(1)
    return (rate.caveats.filter { $0.kind != .gap } + gaps).compactMap { caveat in
      switch caveat.kind {
      case .crossing: (.crossing, caveat)
      case .overshoot: (.overshoot, caveat)
      case .gap: (.gap, caveat)
      case .methods: (.methods, caveat)
      case .lowOverlap, .unpaired, .sparse, .noInterval: nil
      }
    }
  }
}

extension MeanCurve.Images {
  /// Both numbers of images, if both are known.
  fileprivate func counts(_ other: MeanCurve.Images) -> (Int, Int)? {
    guard let count, let otherCount = other.count else { return nil }
    return (count, otherCount)
  }
}
