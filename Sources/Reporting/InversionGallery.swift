import Foundation
import Imaging
import Results

/// The crops with the largest product of margins as HTML: original, a and b side by side.
struct InversionGallery {
  /// Crops shown of each metric.
  static let shown = 6
  /// At most so many of them of one image.
  static let shownOfImage = 2

  private let inversions: ReportInversions
  private let data: ReportData
  private let budget: Int
  /// Bytes of the pictures.
  private(set) var bytes = 0
  private(set) var html = ""

  /// - Parameter budget: bytes that the pictures may take.
  init(_ inversions: ReportInversions, _ data: ReportData, budget: Int) {
    self.inversions = inversions
    self.data = data
    self.budget = budget
    html = makeHTML()
  }

  private mutating func makeHTML() -> String {
    let rows = inversions.rows
    var parts = [
      paragraph(
        "Crops in which the squared error prefers one reconstruction (a) and another metric the "
          + "other (b), for the same codec at rates that differ by no more than a quarter: "
          + "\(rows.count) found in \(inversions.pairs) pairs of reconstructions, ranked by the "
          + "product of the two log ratios. Shown are the largest, at most \(Self.shownOfImage) of "
          + "an image: the extremes, not the rule. All are in crops.csv.")
    ]
    parts += inversions.notes.map(paragraph)
    for loss in inversions.losses {
      let own = rows.filter { $0.metric == loss.metric }
      let name = data.catalogue.descriptor(of: loss.metric)?.name ?? loss.metric
      parts.append("<h3>Squared error against \(Page.escaped(name))</h3>")
      if let warning = Summary.untrained(loss.metric, data) {
        parts.append("<p class=\"warning\">\(Page.escaped("\(name): \(warning)"))</p>")
      }
      parts.append(paragraph("\(loss.name) of a crop: \(loss.definition)."))
      if own.isEmpty { parts.append(paragraph("There is no such crop.")) }
      for row in Self.chosen(own) { parts.append(comparison(row, loss)) }
    }
    return parts.joined(separator: "\n")
  }

  private static func chosen(_ rows: [CropRow]) -> [CropRow] {
    var counts: [String: Int] = [:]
    let few = rows.filter { row in
      counts[row.image, default: 0] += 1
      return counts[row.image, default: 0] <= shownOfImage
    }
    return Array(few.prefix(shown))
  }

  private mutating func comparison(_ row: CropRow, _ loss: ReportInversions.Loss) -> String {
    let place = "\(row.image), \(row.width) × \(row.height) pixels at (\(row.x), \(row.y))"
    let cards =
      [card("Original", nil, row, ["Original", place])]
      + [("a", row.a), ("b", row.b)].map { letter, side in
        let better = letter == "a" ? "squared error" : loss.name
        return card(
          "\(row.codec) (\(side.objective))", side, row,
          [
            "\(letter): \(row.codec) (\(side.objective))",
            "point \(side.point), \(String(format: "%.4f", side.bpp)) bpp",
            "squared error \(number(side.squaredError))", "\(loss.name) \(number(side.distance))",
            "the smaller \(better)",
          ])
      }
    return "<div class=\"gallery inversion\">\n" + cards.joined(separator: "\n") + "\n</div>"
  }

  private mutating func card(
    _ name: String, _ side: CropRow.Side?, _ row: CropRow, _ lines: [String]
  ) -> String {
    let words = lines.enumerated().map { index, line in
      index == 0 ? "<strong>\(Page.escaped(line))</strong>" : Page.escaped(line)
    }
    return """
      <figure class="card">
      <div class="crop">\(picture(name, side, row))</div>
      <figcaption>\(words.joined(separator: "<br>"))</figcaption>
      </figure>
      """
  }

  /// The crop at 2:1, or why there is none.
  private mutating func picture(_ name: String, _ side: CropRow.Side?, _ row: CropRow) -> String {
    do {
      let shown = side.map { side in
        (CodecKey(codec: row.codec, objective: side.objective), side.point)
      }
      guard let path = data.pictures.path(row.image, shown) else { throw PictureError.noPath }
      let whole = try Image.read(path, alpha: data.pictures.alpha)
      guard row.x + row.width <= whole.width, row.y + row.height <= whole.height else {
        throw PictureError.size(path, whole.width, whole.height)
      }
      let crop = whole.cropped(x: row.x, y: row.y, width: row.width, height: row.height)
      let file = try crop.pngData().base64EncodedString()
      guard bytes + file.utf8.count <= budget else { throw PictureError.noRoom }
      bytes += file.utf8.count
      return "<img src=\"data:image/png;base64,\(file)\" alt=\"\(Page.escaped(name))\" "
        + "width=\"\(2 * row.width)\" height=\"\(2 * row.height)\">"
    } catch { return Page.escaped("No picture: \(error)") }
  }

  private func paragraph(_ text: String) -> String { "<p class=\"hint\">\(Page.escaped(text))</p>" }

  private func number(_ value: Double) -> String { String(format: "%.4g", value) }
}
