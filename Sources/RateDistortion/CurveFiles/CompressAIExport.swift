import Results

extension CompressAIResults {
  /// A file for each codec and objective: `bpp` and a list for each metric, as CompressAI spells it
  /// or by its id. Read back, they give the same curves.
  static func export(_ results: ExportedResults) -> ExportedFiles {
    var exported = ExportedFiles()
    var names = ExportNames()
    for codec in results.codecs {
      let curves = results.curves(of: codec, &exported.notices)
      // All lists of a file go with one list of rates: that of the most points.
      guard let base = curves.map(\.rows).max(by: { $0.count < $1.count }) else { continue }
      let whole = curves.filter { curve in
        let fits =
          curve.rows.map(\.point) == base.map(\.point)
          && curve.rows.map(\.bpp) == base.map(\.bpp)
        if !fits {
          exported.notices.append(
            "\(curve.metric) of \(codec) is left out: it has no values at some points of the other metrics"
          )
        }
        return fits
      }
      let lists = whole.map { curve in
        (
          MetricSpelling.name(of: curve.metric, among: spellings),
          JSONText.list(curve.rows.map { .number($0.mean) })
        )
      }
      let json = JSONText.object([
        ("name", .text(codec.codec)),
        ("description", .text("Means over the images, written by \(results.origin)")),
        ("meta", meta(codec, base, whole.map(\.metric), results)),
        ("results", .object([("bpp", .list(base.map { .number($0.bpp) }))] + lists)),
      ])
      exported.files.append((names.stem(codec) + ".json", json.written() + "\n"))
    }
    return exported
  }

  /// The objective, the number of images, and the definitions of what was scored here.
  private static func meta(
    _ codec: CodecKey, _ rows: [CurveRow], _ metrics: [String], _ results: ExportedResults
  ) -> JSONText {
    var entries: [(String, JSONText)] = [
      ("source", .text(results.origin)), ("type", .text("image")),
      ("opt_metric", .text(codec.objective)),
    ]
    if let images = rows.first?.images { entries.append(("images", .number(Double(images)))) }
    let own = Set(
      results.scores.filter { $0.codec == codec.codec && $0.objective == codec.objective }
        .map(\.definition))
    let definitions = results.definitions.filter {
      own.contains($0.fingerprint) && metrics.contains($0.metric)
    }
    if !definitions.isEmpty {
      entries.append(
        (
          "definitions",
          .object(
            definitions.map {
              (MetricSpelling.name(of: $0.metric, among: spellings), .text($0.text))
            })
        ))
    }
    return .object(entries)
  }
}
