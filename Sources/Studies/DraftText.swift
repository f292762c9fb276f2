import Results

/// Writes a drafted study as YAML.
enum DraftText {
  static func yaml(
    name: String, originals: DraftGroup, codecs: [DraftCodec], rates: DraftRates, vgg16: String
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
      codecs:

      """
    for codec in codecs {
      let rate = rates.rate(of: codec)
      if !rate.found {
        checks.append("The rate of \(plain(codec.key.description)): nothing was found, edit it.")
      }
      text += """
          - codec: \(quoted(codec.key.codec))
            objective: \(quoted(codec.key.objective))\(codec.saysObjective ? "" : "  # a guess")
            reconstructions: \(quoted(codec.pattern))  # points found: \(codec.points.count)
            rate: \(rate.yaml)\(rate.found ? "" : "  # not found, edit it")

        """
    }
    let anchor = codecs[0].key
    text += """
      metrics: [\(Study.defaultMetrics.joined(separator: ", "))]
      weights: {vgg16: \(vgg16)}  # trained (crossmetric weights fetch), seeded, or a file of yours
      anchor: {codec: \(quoted(anchor.codec)), objective: \(quoted(anchor.objective))}
      # Please check:

      """
    checks.append("The anchor: BD-rates are measured against it.")
    return text + checks.map { "# - \($0)\n" }.joined()
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
