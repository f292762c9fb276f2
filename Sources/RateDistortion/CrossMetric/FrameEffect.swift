import Foundation
import Results

/// How a bias, and the metric that it holds equal, change without a frame of pixels.
package struct FrameEffect {
  let pixels: Int
  /// The bias of both metrics without the frame, in percent.
  let differencePercent: Double
  /// Frame gaps of the held metric, of objective a and b; none at equal rate.
  let gaps: [FrameRow]

  /// - Parameter row: of kind `frame`.
  /// - Returns: nil where there is no number.
  init?(_ row: BiasSensitivityRow, _ frameGaps: FrameGaps) {
    guard row.differencePercent.isFinite, let pixels = Int(row.setting) else { return nil }
    self.pixels = pixels
    differencePercent = row.differencePercent
    gaps = [row.objectiveA, row.objectiveB].compactMap { objective in
      frameGaps.means(
        of: CodecKey(codec: row.codec, objective: objective), metric: row.atEqual
      ).first { $0.frame == pixels }
    }
  }

  /// "PSNR then changes by 0.02 dB (mse) and 2.10 dB (ms-ssim)", or nothing.
  func gapWords(_ held: String) -> String {
    guard gaps.count == 2 else { return "" }
    let words = gaps.map { row in
      String(format: "%+.2f", row.gap) + (row.unit.isEmpty ? "" : " \(row.unit)")
        + " (\(row.objective))"
    }
    return "; \(held) then changes by \(words.joined(separator: " and "))"
  }
}

extension BiasSensitivityRow {
  func belongs(to bias: BiasRow) -> Bool { self.bias == bias.bias }
}
