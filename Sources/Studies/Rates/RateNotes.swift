import Foundation
import Results

/// Unusual rates that are accepted: a sentence for each codec and kind.
enum RateNotes {
  static func notes(of candidates: [Candidate]) -> [String] {
    var order: [CodecKey] = []
    for candidate in candidates where order.last != candidate.key && !order.contains(candidate.key)
    {
      order.append(candidate.key)
    }
    let byCodec = Dictionary(grouping: candidates, by: \.key)
    return order.flatMap { key -> [String] in
      let own = byCodec[key] ?? []
      return [
        note(own.filter(isLarge)) { candidate, rate in
          "at least the \(3 * candidate.original.bitDepth) bpp of an uncompressed image: "
            + "\(shown(rate.bpp)) bpp"
        },
        note(own.filter(disagrees)) { _, rate in
          "bytes and bpp that disagree: the bytes, which count, are \(shown(rate.bpp)) bpp and the "
            + "table says \(rate.stated ?? "")"
        },
      ].compactMap { $0 }
    }
  }

  private static func note(
    _ found: [Candidate], _ problem: (Candidate, Rate) -> String
  ) -> String? {
    guard let first = found.first, let rate = first.rate else { return nil }
    let more = found.count > 1 ? " (and \(found.count - 1) more of this kind)" : ""
    return "\(first.key): check its rate source: image \(first.image) at point \(first.point) has "
      + problem(first, rate) + more
  }

  /// Whether the bit stream takes what three samples a pixel take.
  private static func isLarge(_ candidate: Candidate) -> Bool {
    (candidate.rate?.bpp ?? 0) >= Double(3 * candidate.original.bitDepth)
  }

  /// Whether a stated rate is off by more than a unit of its last digit and half a percent.
  private static func disagrees(_ candidate: Candidate) -> Bool {
    guard let rate = candidate.rate, let text = rate.stated else { return false }
    guard let stated = Double(text.replacing(",", with: ".")) else { return true }
    let isWhole = !text.contains(".") && !text.contains(",")
    let fraction = text.split { $0 == "." || $0 == "," }.last ?? ""
    let unit = isWhole ? 1 : pow(10, -Double(fraction.prefix { $0.isNumber }.count))
    return !(abs(stated - rate.bpp) <= max(unit, 0.005 * rate.bpp))
  }

  private static func shown(_ bpp: Double) -> String { String(format: "%.4g", bpp) }
}
