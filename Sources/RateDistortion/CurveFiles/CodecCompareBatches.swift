import Results

/// Batches of codec-compare (JSON), whose web page matches images of batches at equal quality: one
/// for each codec and objective, a row for each image and point; `list.json` names them all.
enum CodecCompareBatches {
  /// Names that the page knows; other metrics stand under their ids as custom fields.
  private static let names = ["ms-ssim": "msssim"]

  static func export(_ results: ExportedResults) -> ExportedFiles {
    var exported = ExportedFiles()
    var names = ExportNames()
    let keys = results.scores.map { CodecKey(codec: $0.codec, objective: $0.objective) }
    let codecs = keys.uniqued()
    for codec in codecs {
      let rows = zip(keys, results.scores).filter { $0.0 == codec }.map(\.1)
      exported.files.append(
        (names.stem(codec) + ".json", batch(codec, rows, results).written() + "\n"))
    }
    let left = Set(results.codecs).subtracting(codecs).map(\.description).sorted()
    if !left.isEmpty {
      exported.notices.append(
        "left out, since only means are known of them: \(left.joined(separator: ", "))")
    }
    let list = JSONText.list(exported.files.map { .list([.text($0.path)]) })
    exported.files.append(("list.json", list.written() + "\n"))
    return exported
  }

  private static func batch(
    _ codec: CodecKey, _ scores: [ScoreRow], _ results: ExportedResults
  ) -> JSONText {
    struct Place: Hashable {
      let point: String
      let image: String
    }
    let metrics = scores.map(\.metric).uniqued()
    let rows = Dictionary(grouping: scores) { Place(point: $0.point, image: $0.image) }
    let places = scores.map { Place(point: $0.point, image: $0.image) }.uniqued()
    let hasBytes = scores.allSatisfy { $0.bytes != nil }
    let fields =
      [
        ("original_name", "Image"), ("width", "Columns of pixels"), ("height", "Rows of pixels"),
        ("quality", "Operating point"), ("bpp", "Bits per pixel"),
      ] + (hasBytes ? [("encoded_size", "Bytes")] : [])
      + metrics.map { metric in
        (names[metric] ?? metric, results.catalogue.descriptor(of: metric)?.name ?? metric)
      }
    let values = places.map { place -> JSONText in
      let own = rows[place] ?? []
      var values: [JSONText] = [.text(place.image)]
      if let row = own.first {
        values += [.number(Double(row.width)), .number(Double(row.height))]
        values.append(Double(place.point).map(finite) ?? .text(place.point))
        values.append(.number(row.bpp))
        if hasBytes, let bytes = row.bytes { values.append(.number(Double(bytes))) }
      }
      return .list(
        values + metrics.map { metric in finite(own.last { $0.metric == metric }?.score ?? .nan) })
    }
    return .object([
      (
        "constant_descriptions",
        described([
          ("name", "Codec and objective"), ("codec", "Codec"), ("version", "Objective"),
          ("origin", "Written by"),
        ])
      ),
      (
        "constant_values",
        .list([codec.description, codec.codec, codec.objective, results.origin].map { .text($0) })
      ),
      ("field_descriptions", described(fields)),
      ("field_values", .list(values)),
    ])
  }

  private static func described(_ entries: [(String, String)]) -> JSONText {
    .list(entries.map { .object([($0, .text($1))]) })
  }

  /// JSON has no infinity: the page reads the word as the number.
  private static func finite(_ value: Double) -> JSONText {
    if value.isNaN { return .text("NaN") }
    return value.isInfinite ? .text(value < 0 ? "-Infinity" : "Infinity") : .number(value)
  }
}
