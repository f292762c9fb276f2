import Foundation
import Results

/// The summary that HM, VTM and vvenc print at the end: a line of names (`Total Frames | Bitrate
/// Y-PSNR U-PSNR V-PSNR YUV-PSNR`) and below it the numbers (`1 a 4516.3200 35.9277 ...`), the rate
/// in kbit/s. Bits per pixel follow from size and frame rate, which the head of the log gives
/// (`Real Format : 416x240 60Hz`).
enum ReferenceSoftwareLog: LogKind {
  static let spellings = [MetricSpelling(name: "Y-PSNR", metric: "psnr-y", meaning: .mean)]

  static func read(
    _ file: CurveSource.File
  ) throws(ImportedCurvesError.Fault) -> EncodeLog? {
    guard let text = file.text, text.contains("Total Frames"), text.contains("Y-PSNR") else {
      return nil
    }
    let lines = text.split(whereSeparator: \.isNewline).map(withoutMark)
    // Further tables below give the same of I, P and B frames.
    guard
      let head = lines.firstIndex(where: { $0.contains("Total Frames") && $0.contains("Y-PSNR") }),
      let row = lines[(head + 1)...].first(where: { !$0.allSatisfy(\.isWhitespace) })
    else { throw .noSummary(log: file.name) }
    let names = lines[head].split(separator: "|").last?.split(whereSeparator: \.isWhitespace) ?? []
    // The letter says which frames they are: a for all.
    let cells = row.split(whereSeparator: \.isWhitespace).map(String.init).filter {
      $0.count != 1 || $0.first?.isNumber == true
    }
    guard let rateColumn = names.firstIndex(of: "Bitrate"),
      let luma = names.firstIndex(of: "Y-PSNR"), cells.count > names.count,
      let frames = Int(cells[0]), frames > 0, let rate = Double(cells[1 + rateColumn]),
      let psnr = Double(cells[1 + luma]), rate.isFinite, psnr.isFinite, rate > 0
    else { throw .noSummary(log: file.name) }
    return EncodeLog(
      rate: format(lines).map { 1000 * rate / ($0.rate * $0.pixels) }, means: ["Y-PSNR": psnr],
      frames: frames)
  }

  /// `vvenc [info]: text` without what stands before the text.
  private static func withoutMark(_ line: Substring) -> Substring {
    guard let end = line.range(of: "]: ") else { return line }
    return line[end.upperBound...]
  }

  /// Size and frames a second.
  private static func format(_ lines: [Substring]) -> (pixels: Double, rate: Double)? {
    for line in lines where line.contains("Real") && line.contains("Format") {
      guard let size = line.firstMatch(of: /(\d+)\s*x\s*(\d+)/),
        let rate = line.firstMatch(of: /(\d+(?:\.\d+)?)(?:\/(\d+))?\s*(?:Hz|fps)/),
        let width = Double(size.1), let height = Double(size.2), let count = Double(rate.1),
        let per = rate.2.map({ Double($0) }) ?? 1, width * height * count * per > 0
      else { continue }
      return (width * height, count / per)
    }
    return nil
  }
}
