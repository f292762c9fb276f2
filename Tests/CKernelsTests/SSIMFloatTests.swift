import CKernels
import Randomness
import Testing

/// A pair of float planes whose padding is NaN: what lies behind a row's end must not count.
struct PlanePair {
  static let taps: [Double] = [
    0.001028380084, 0.007598758135, 0.036000772128, 0.109360689510, 0.213005537711, 0.266011724861,
    0.213005537711, 0.109360689510, 0.036000772128, 0.007598758135, 0.001028380084,
  ]
  static let (c1, c2) = (6.5025, 58.5225)

  var plane: ck_ssim_float_plane
  var x: [Float]
  var y: [Float]

  init(_ width: Int, _ height: Int, x: (Int, Int) -> Float, y: (Int, Int) -> Float) {
    let stride = ck_ssim_float_stride(width)
    plane = ck_ssim_float_plane(width: width, height: height, stride: stride)
    self.x = .init(repeating: .nan, count: stride * height)
    self.y = self.x
    for row in 0..<height {
      for column in 0..<width {
        self.x[row * stride + column] = x(column, row)
        self.y[row * stride + column] = y(column, row)
      }
    }
  }

  func losses(_ instructions: ck_instructions, coarsest: Bool = true) -> ck_ssim_sums {
    var plane = plane
    var mean = [Float](repeating: .nan, count: x.count)
    var spread = mean
    var rows = [Double](repeating: .nan, count: 2 * plane.width)
    ck_ssim_float_moments(&plane, x, Self.taps, Self.c2, &rows, &mean, &spread)
    return ck_ssim_float_losses(
      instructions, &plane, x, mean, spread, y, Self.taps, Self.c1, coarsest ? 1 : 0)
  }

  /// The definition, window by window, in Double.
  var slowLosses: (contrast: Double, ssim: Double) {
    var total = (contrast: 0.0, ssim: 0.0)
    for top in 0...plane.height - 11 {
      for left in 0...plane.width - 11 {
        var (x1, y1, x2, y2, xy) = (0.0, 0.0, 0.0, 0.0, 0.0)
        for row in 0..<11 {
          for column in 0..<11 {
            let weight = Self.taps[row] * Self.taps[column]
            let place = (top + row) * plane.stride + left + column
            let (a, b) = (Double(x[place]), Double(y[place]))
            (x1, y1) = (x1 + weight * a, y1 + weight * b)
            (x2, y2, xy) = (x2 + weight * a * a, y2 + weight * b * b, xy + weight * a * b)
          }
        }
        let contrast =
          (2 * (xy - x1 * y1) + Self.c2) / (x2 - x1 * x1 + y2 - y1 * y1 + Self.c2)
        (x1, y1) = (x1 + 128, y1 + 128)
        let luminance = (2 * x1 * y1 + Self.c1) / (x1 * x1 + y1 * y1 + Self.c1)
        total.contrast += 1 - contrast
        total.ssim += 1 - contrast * luminance
      }
    }
    return total
  }
}

@Suite struct SSIMFloatTests {
  static func noisy(_ width: Int, _ height: Int, seed: UInt64, noise: Int = 20) -> PlanePair {
    var generator = SplitMix64(seed: seed)
    return PlanePair(
      width, height,
      x: { x, y in Float((7 * x + 3 * y) % 256 - 128) },
      y: { x, y in
        Float((7 * x + 3 * y) % 256 - 128) + Float.random(in: -1...1, using: &generator)
          * Float(noise)
      })
  }

  @Test("vector and scalar code give the same bits, all sizes from 11 to 40", arguments: 11...40)
  func twins(width: Int) {
    for height in 11...40 {
      let pair = Self.noisy(width, height, seed: UInt64(41 * width + height))
      let (fast, twin) = (pair.losses(ck_best_instructions()), pair.losses(CK_PORTABLE))
      #expect(fast.contrast_loss == twin.contrast_loss, "height \(height)")
      #expect(fast.ssim_loss == twin.ssim_loss, "height \(height)")
      #expect(fast.contrast_loss.isFinite && fast.ssim_loss.isFinite)
      let finer = pair.losses(ck_best_instructions(), coarsest: false)
      #expect(finer.contrast_loss == fast.contrast_loss && finer.ssim_loss == 0)
    }
  }

  @Test("twins on images wider than a block", arguments: [2057, 2058, 2059, 2075])
  func wide(width: Int) {
    let pair = Self.noisy(width, 14, seed: 3)
    let (fast, twin) = (pair.losses(ck_best_instructions()), pair.losses(CK_PORTABLE))
    #expect(fast.contrast_loss == twin.contrast_loss && fast.ssim_loss == twin.ssim_loss)
    let slow = pair.slowLosses
    #expect(abs(fast.contrast_loss / slow.contrast - 1) < 1e-5)
    #expect(abs(fast.ssim_loss / slow.ssim - 1) < 1e-5)
  }

  @Test("the definition, window by window", arguments: [(11, 11), (19, 12), (24, 40), (37, 23)])
  func definition(width: Int, height: Int) {
    for noise in [1, 60] {
      let pair = Self.noisy(width, height, seed: 9, noise: noise)
      let (fast, slow) = (pair.losses(ck_best_instructions()), pair.slowLosses)
      #expect(abs(fast.contrast_loss / slow.contrast - 1) < 1e-5)
      #expect(abs(fast.ssim_loss / slow.ssim - 1) < 1e-5)
    }
  }

  @Test("an impulse in every place of a window's height and width")
  func impulses() {
    for row in 0..<13 {
      for column in 0..<21 {
        let pair = PlanePair(
          21, 13, x: { x, y in Float(x + y) },
          y: { x, y in Float(x + y) + (x == column && y == row ? 50 : 0) })
        let (fast, twin, slow) = (
          pair.losses(ck_best_instructions()), pair.losses(CK_PORTABLE), pair.slowLosses
        )
        #expect(fast.ssim_loss == twin.ssim_loss)
        #expect(abs(fast.ssim_loss / slow.ssim - 1) < 2e-5, "\(column), \(row)")
      }
    }
  }

  @Test func identicalPlanesLoseNothing() {
    var pair = Self.noisy(40, 40, seed: 1)
    pair.y = pair.x
    for instructions in [ck_best_instructions(), CK_PORTABLE] {
      let losses = pair.losses(instructions)
      #expect(losses.contrast_loss == 0 && losses.ssim_loss == 0)
    }
  }

  /// Flat and bright: the squares of the samples are large, what is to be found is small.
  @Test func aFaintPatternOnWhiteKeepsItsDigits() {
    let pair = PlanePair(
      40, 30, x: { _, _ in 127 }, y: { x, y in (x + 2 * y) % 5 == 0 ? 126.75 : 127 })
    let slow = pair.slowLosses
    #expect(slow.contrast / (30 * 20) < 1e-3)
    #expect(abs(pair.losses(ck_best_instructions()).contrast_loss / slow.contrast - 1) < 1e-5)
  }
}
