import Foundation
import Results

/// Lists as scripts have them: `bpp = [0.1, 0.2]`, `PSNR=[30 32];`, a line or several, in any order.
enum PastedLists: CurveFormat {
  static let name = "pasted lists (bpp = [..], PSNR = [..])"

  static func recognises(_ source: CurveSource) -> Bool {
    guard let file = source.file, file.json == nil else { return false }
    return parsed(file).count >= 2
  }

  static func lists(
    of source: CurveSource, catalogue: MetricCatalogue
  ) throws(ImportedCurvesError.Fault) -> CurveLists {
    guard let file = source.file else { throw .notRecognised }
    var rates: [Double]?
    var lists: [CurveLists.List] = []
    for (name, text) in parsed(file) {
      let isRate = CurveNames.isRate(name)
      let spelling = CurveNames.metric(name, catalogue)
      guard isRate || spelling != nil else { continue }
      let words = text.split { $0.isWhitespace || $0 == "," || $0 == ";" }
      let values = words.compactMap { Double($0) }.filter(\.isFinite)
      guard values.count == words.count else { throw .notNumbers(list: name) }
      if isRate {
        if rates != nil { throw .listTwice(name) }
        rates = values
      } else if let spelling {
        lists.append(
          CurveLists.List(
            name: name, metric: spelling.metric, meaning: spelling.meaning, values: values))
      }
    }
    guard let rates else { throw .missing(list: "bpp") }
    guard !lists.isEmpty else { throw .noMetric(known: CurveNames.known) }
    return CurveLists(rates: rates, lists: lists)
  }

  /// Names, and what stands between their brackets.
  private static func parsed(_ file: CurveSource.File) -> [(name: String, text: String)] {
    guard let text = file.text else { return [] }
    // The text before each bracket ends with a name and a mark.
    let parts = text.split(separator: "[", omittingEmptySubsequences: false)
    return zip(parts, parts.dropFirst()).compactMap { before, after in
      let head = before.suffix(80).replacing("np.array(", with: "")
      guard let mark = head.lastIndex(where: { !$0.isWhitespace }), "=:".contains(head[mark]),
        let end = after.firstIndex(of: "]")
      else { return nil }
      let name = head[..<mark].split { !($0.isLetter || $0.isNumber || "_-".contains($0)) }.last
      return name.map { (String($0), String(after[..<end])) }
    }
  }
}
