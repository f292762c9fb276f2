import Results

/// Writes a drafted study as YAML.
enum DraftText {
  static func yaml(
    name: String, originals: DraftGroup, sources: [DraftRates.Source], leftOut: [String],
    vgg16: String
  ) -> String {
    let pattern = FilePath.join(originals.folder, "{image}.\(originals.fileExtension)")
    var checks = [
      "That the originals are the \(originals.stems.count) images of \(plain(originals.folder)).",
      "Codec names and objectives: they are guessed from folder names.",
    ]
    var text = """
      # Drafted by "crossmetric init". Paths are relative to this file.
      study: \(quoted(name))
      originals: \(quoted(pattern))

      """
    if let images = shared(originals, sources) {
      text += "images: [\(images.map(quoted).joined(separator: ", "))]\n"
      checks.append(
        "The images: these \(images.count) have an original and a file at every point of all codecs."
      )
    }
    text += "codecs:\n"
    for rate in sources {
      let codec = rate.codec
      if !rate.isFound {
        checks.append("The rate of \(plain(codec.key.description)): nothing was found, edit it.")
      } else if rate.isBeside {
        checks.append(
          "The rate of \(plain(codec.key.description)): it is from outside the folders you named.")
      }
      text += """
          - codec: \(quoted(codec.key.codec))
            objective: \(quoted(codec.key.objective))\(codec.saysObjective ? "" : "  # a guess")
            reconstructions: \(quoted(codec.pattern))  # points found: \(codec.points.count)
            rate: \(rate.yaml)\(rate.isFound ? "" : "  # not found, edit it")

        """
      if codec.isSingle, let point = codec.points.first {
        text += "    point: \(quoted(point))  # the paths contain none\n"
      }
    }
    let anchor = sources[0].codec.key
    text += """
      metrics: [\(MetricSet.usual.joined(separator: ", "))]
      weights: {vgg16: \(vgg16)}  # trained (crossmetric weights fetch), seeded, or a file of yours
      anchor: {codec: \(quoted(anchor.codec)), objective: \(quoted(anchor.objective))}
      # Please check:

      """
    checks.append("The anchor: BD-rates are measured against it.")
    text += checks.map { "# - \($0)\n" }.joined()
    if !leftOut.isEmpty {
      text += "# Left out:\n" + leftOut.map { "# - \(plain($0))\n" }.joined()
    }
    return text
  }

  /// The images that every point of all codecs has, in natural order; nil where these are all that lie
  /// there, or none.
  private static func shared(
    _ originals: DraftGroup, _ sources: [DraftRates.Source]
  ) -> [String]? {
    let shared = sources.reduce(originals.stems) { $0.intersection($1.codec.complete) }
    let hasMore = sources.contains { $0.codec.hasMore }
    if shared.isEmpty || shared == originals.stems && !hasMore { return nil }
    return shared.sorted(by: NaturalOrder.precedes)
  }

  /// A YAML text in double quotes.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
        let hex = String(scalar.value, radix: 16)
        result += "\\x" + (hex.count < 2 ? "0" : "") + hex
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Text that may stand in a comment: nothing that ends the line.
  private static func plain(_ text: String) -> String {
    String(text.map { $0.isNewline || $0 == "\0" ? " " : $0 })
  }
}
