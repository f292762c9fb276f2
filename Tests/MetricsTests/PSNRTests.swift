import Imaging
import Metrics
import Results
import TestSupport
import Testing

@Suite struct PSNRTests {
  @Test func oneLevelEverywhereIsAnMSEOfOne() throws {
    let count = 3 * 20 * 10
    let a = Image(width: 20, height: 10, samples: .eight(.init(repeating: 100, count: count)))
    let b = Image(width: 20, height: 10, samples: .eight(.init(repeating: 101, count: count)))
    // 20 log10(255), by hand.
    #expect(abs(try scored("psnr", b, a).score - 48.130803608679) < 1e-9)
  }

  @Test func blackAgainstWhiteIsZero() throws {
    let black = Image(width: 1, height: 1, samples: .eight([0, 0, 0]))
    let white = Image(width: 1, height: 1, samples: .eight([255, 255, 255]))
    #expect(try scored("psnr", white, black).score == 0)
  }

  @Test func sixteenBitsSeeDifferencesBelowOneLevel() throws {
    let a = Image(width: 1, height: 1, samples: .sixteen([1000, 1000, 1000]))
    let b = Image(width: 1, height: 1, samples: .sixteen([1001, 1000, 1000]))
    // MSE = (1/257)² / 3
    #expect(abs(try scored("psnr", b, a).score - 101.10067) < 1e-4)
  }
}
