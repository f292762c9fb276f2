import Foundation
import Imaging
import Metrics
import Results
import TestSupport
import Testing

@Suite struct MSSSIMVariantTests {
  @Test("agree with the packages' rules in float64", arguments: PackageGolden.all)
  func rules(pair: PackageGolden) throws {
    for id in ["ms-ssim-y", "ms-ssim-pytorch", "ms-ssim-piq"] {
      #expect(try pair.difference(id, from: id) < 1e-12, "\(id)")
    }
    // pyiqa's weights of red, green and blue are of float32, so that some ties of its luma fall to
    // the other side; its exponents are of float32 too.
    #expect(try pair.difference("ms-ssim-pyiqa", from: "ms-ssim-pyiqa") < 1e-6)
  }

  @Test("agree with the packages as they are used", arguments: PackageGolden.all)
  func stock(pair: PackageGolden) throws {
    for id in ["ms-ssim-pytorch", "ms-ssim-piq", "ms-ssim-pyiqa"] {
      #expect(try pair.difference(id, from: id + "-stock") < 3e-6, "\(id)")
    }
  }

  @Test("ms-ssim is TensorFlow's rule, odd sides included", arguments: PackageGolden.tensorFlow)
  func tensorFlow(pair: PackageGolden) throws {
    #expect(try pair.difference("ms-ssim", from: "ms-ssim") < 2e-7)
    // Near 1 its means in float32 are off by far more than ours: 3.1e-5 for noise of one level.
    #expect(try pair.difference("ms-ssim", from: "ms-ssim-stock") < (pair.noise > 1 ? 2e-6 : 4e-5))
  }

  @Test("ms-ssim-matlab is Wang's rule, odd sides included", arguments: PackageGolden.octave)
  func matlab(pair: PackageGolden) throws {
    #expect(try pair.difference("ms-ssim-matlab", from: "ms-ssim-matlab") < 1e-12)
  }

  @Test func theGoldenFilesAreThere() {
    #expect(PackageGolden.all.count == 6 && PackageGolden.tensorFlow.count == 6)
    #expect(PackageGolden.octave.count == 6)
    #expect(PackageGolden.all.allSatisfy { $0.scores.count == 13 })
  }

  /// All rules but pyiqa's differ at odd sides alone.
  @Test func theRulesAgreeWhereSidesStayEven() throws {
    let original = TestImages.ramps(width: 192, height: 176)
    let other = TestImages.ramps(width: 192, height: 176, noise: 30, seed: 3)
    let expected = try scored("ms-ssim", other, original)
    for id in ["ms-ssim-pytorch", "ms-ssim-piq"] {
      let score = try scored(id, other, original)
      #expect(abs(score.score - expected.score) < 2e-7, "\(id)")
    }
  }

  @Test func negativeContrastIsDealtWithAsEachRuleSays() throws {
    let original = TestImages.ramps(width: 180, height: 180)
    guard case .eight(let samples) = original.samples else { return }
    let inverted = Image(width: 180, height: 180, samples: .eight(samples.map { 255 - $0 }))
    for id in ["ms-ssim-y", "ms-ssim-pytorch", "ms-ssim-piq"] {
      #expect(try scored(id, inverted, original).score == 0, "\(id)")
    }
    #expect(try scored("ms-ssim-matlab", inverted, original).score.isNaN)
    // Some windows' contrast is positive by chance, and the others do not count against it.
    let byWindow = try scored("ms-ssim-pyiqa", inverted, original)
    #expect(byWindow.parts.allSatisfy { $0.score >= 0 })
  }
}
