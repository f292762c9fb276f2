import Results

extension TensorFlowCompressionCurve {
  /// `METRIC/CODEC_OBJECTIVE.txt`, for the main metrics: folders cannot bear the names of parts.
  static func export(_ results: ExportedResults) -> ExportedFiles {
    var exported = ExportedFiles()
    var names = ExportNames()
    for codec in results.codecs {
      let stem = names.stem(codec)
      for (metric, rows) in results.curves(of: codec, &exported.notices)
      where !metric.contains("/") {
        let name = MetricSpelling.name(of: metric, among: spellings)
        let spelt = spellings.contains { $0.name == name } ? name.replacing("_", with: "/") : name
        var text = """
          # Aggregate rate-distortion data for \(codec).
          # The first column contains bits per pixel (bpp) values.
          # The second column contains \(spelt) values.
          #
          # Means over the images at a constant operating point, written by \(results.origin).


          """
        for row in rows { text += "\(row.bpp), \(row.mean)\n" }
        exported.files.append((name + "/" + stem + ".txt", text))
      }
    }
    return exported
  }
}
