import Imaging
import Results

/// SSIM by the rule of the MATLAB code of Wang et al. (`ssim.m`), in Double: of grey, after the image
/// is shrunk to a smaller side of about 256 pixels; all else as `SSIM`.
enum MatlabSSIM {
  private static let descriptor = MetricDescriptor(
    id: "ssim-matlab", name: "SSIM (MATLAB)", orientation: .higherIsBetter,
    curveScale: .decibelsBelowOne, objective: "ssim", kindredObjectives: ["ms-ssim"],
    variantOf: "ssim")

  static let entry = MetricEntry(
    descriptor: descriptor,
    definition: """
      SSIM by the rule of Wang's MATLAB code (ssim.m), in Double: of grey as rgb2gray gives it (0.298936
      R + 0.587043 G + 0.114021 B, rounded to whole levels, halves up). Where f = round(smaller side /
      256) is above 1 (from 384 pixels on) every f-th sample of the f x f mean, edges symmetric, takes
      the image's place. Window, K1, K2 and L as in ssim. Sides of at least 11 pixels.
      """,
    make: { options in
      SSIM(
        descriptor, colour: "grey of rgb2gray, rounded half up",
        scale: "every f-th of f x f means, f round(smaller side / 256), edges symmetric",
        planeCount: 1, options
      ) { [$0.matlabGrey.shrunk] }
    })
}

extension Plane {
  /// Every f-th sample of the means over f x f samples, f = round(smaller side / 256), halves up; as
  /// it is for f under 2. The mean at a sample begins (f - 1) / 2, rounded down, before it (`imfilter`);
  /// beyond an edge the samples come back from that edge on.
  var shrunk: Plane {
    let factor = (2 * min(width, height) + 256) / 512
    guard factor > 1 else { return self }
    let before = (factor - 1) / 2
    /// The samples of one mean along a side of some length, for each sample that is kept.
    func places(_ length: Int) -> [[Int]] {
      stride(from: 0, to: length, by: factor).map { start in
        (start - before..<start - before + factor).map {
          $0 < 0 ? -1 - $0 : $0 < length ? $0 : 2 * length - 1 - $0
        }
      }
    }
    let (rows, columns) = (places(height), places(width))
    let means = rows.flatMap { rows in
      columns.map { columns in
        var sum = 0.0
        for row in rows { for column in columns { sum += samples[row * width + column] } }
        return sum / Double(factor * factor)
      }
    }
    return Plane(width: columns.count, height: rows.count, samples: means)
  }
}
