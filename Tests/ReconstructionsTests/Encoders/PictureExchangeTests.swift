import Foundation
import Imaging
import Reconstructions
import Results
import Studies
import TestSupport
import Testing

/// Images on their way through encoders that only copy: what a decoder would see.
@Suite struct PictureExchangeTests {
  private struct Made {
    var messages: [String]
    var bitstream: Data
    var reconstruction: Image?
  }

  private func copy(
    _ image: Image, pictures: String, more: String = "", decode: String = "cp",
    in folder: URL
  ) throws -> Made {
    try image.writePNG(folder.path + "/a.png")
    let text = """
      study: bench
      originals: "{image}.png"
      \(more)
      codecs:
        - codec: c
          objective: mse
          encoder:
            points: [1]
            pictures: \(pictures)
            encode: [cp, "{original}", "{bitstream}"]
            decode: [\(decode), "{bitstream}", "{reconstruction}"]
      """
    let path = folder.appendingPathComponent("study.yaml").path
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    let run = EncodingRun(
      study: try Study.load(path), outputFolder: folder.path + "/out", jobs: 1)
    let outcome = try run.run(watchingSignals: false) { _, _ in }
    let stem = folder.path + "/out/reconstructions/c/mse/1/a"
    return Made(
      messages: (run.unmakeable + outcome.failures).map(\.message),
      bitstream: FileManager.default.contents(atPath: stem + ".bin") ?? Data(),
      reconstruction: try? Image.read(stem + ".png"))
  }

  @Test func ppmKeepsEverySample() throws {
    let image = TestImages.ramps(width: 7, height: 5, noise: 60, seed: 3)
    try withTemporaryFolder { folder in
      let made = try copy(image, pictures: "ppm", in: folder)
      #expect(made.messages == [] && made.reconstruction == image)
      #expect(made.bitstream.starts(with: Data("P6\n7 5\n255\n".utf8)))
    }
  }

  /// Every third of the levels of each channel, against the formulas of T.871 in Double.
  @Test func y4mIsWhatJFIFDefines() throws {
    let levels = Array(stride(from: 0, through: 255, by: 15)).map(UInt8.init)
    var samples: [UInt8] = []
    for red in levels {
      for green in levels { for blue in levels { samples += [red, green, blue] } }
    }
    let count = samples.count / 3
    let image = Image(width: count / 18, height: 18, samples: .eight(samples))
    try withTemporaryFolder { folder in
      let made = try copy(image, pictures: "y4m", in: folder)
      let planes = [UInt8](made.bitstream.suffix(3 * count))
      var expected: [UInt8] = []
      // Half up; sums of Doubles fall short of a half by less than that.
      func byte(_ value: Double) -> UInt8 {
        UInt8(min(max((value + 0.5 + 1e-9).rounded(.down), 0), 255))
      }
      for pixel in 0..<count {
        let (red, green, blue) = (
          Double(samples[3 * pixel]), Double(samples[3 * pixel + 1]), Double(samples[3 * pixel + 2])
        )
        let y = 0.299 * red + 0.587 * green + 0.114 * blue
        let cb = -0.299 / 1.772 * red - 0.587 / 1.772 * green + 0.886 / 1.772 * blue + 128
        let cr = 0.701 / 1.402 * red - 0.587 / 1.402 * green - 0.114 / 1.402 * blue + 128
        #expect(planes[pixel] == byte(y))
        #expect(planes[count + pixel] == byte(cb))
        #expect(planes[2 * count + pixel] == byte(cr))
        let (luma, u, v) = (
          Double(planes[pixel]), Double(planes[count + pixel]) - 128,
          Double(planes[2 * count + pixel]) - 128
        )
        expected += [
          byte(luma + 1.402 * v),
          byte(luma - 0.114 * 1.772 / 0.587 * u - 0.299 * 1.402 / 0.587 * v),
          byte(luma + 1.772 * u),
        ]
      }
      #expect(made.reconstruction?.samples == .eight(expected))
    }
  }

  @Test func sixteenBitsAreRoundedWhereTheStudyMatchesDepths() throws {
    let image = Image(width: 2, height: 1, samples: .sixteen([0, 128, 129, 65535, 65407, 65406]))
    try withTemporaryFolder { folder in
      let refused = try copy(image, pictures: "ppm", in: folder)
      #expect(refused.messages.count == 1)
      #expect(refused.messages[0].contains("a.png has 16 bits per sample, and the recipe codes 8;"))
      let made = try copy(image, pictures: "ppm", more: "depth: match", in: folder)
      #expect(made.reconstruction?.samples == .eight([0, 0, 1, 255, 255, 254]))
    }
  }

  @Test(arguments: [
    ("echo nothing >", "is not a Y4M file; check the decoder's arguments"),
    ("printf 'YUV4MPEG2 W2 H2\\nFRAME\\n12345678' >", "is Y4M in C420, where C444 is needed"),
    ("printf 'YUV4MPEG2 W2 H2 C444\\nFRAME\\n1' >", "is a Y4M file whose image is not complete"),
    ("printf 'YUV4MPEG2 W9999999999 H9999999999 C444\\nFRAME\\n1' >", "is not complete"),
    (
      "printf 'YUV4MPEG2 W1 H1 C444\\nFRAME\\n123' >",
      "has 1 x 1 pixels where the original has 3 x 2"
    ),
  ])
  func whatIsNoPictureIsRefused(command: String, message: String) throws {
    let image = TestImages.ramps(width: 3, height: 2)
    try withTemporaryFolder { folder in
      let script = "'\(command.replacing("'", with: "''")) \"$2\"'"
      let made = try copy(image, pictures: "y4m", decode: "sh, -c, \(script), x", in: folder)
      #expect(made.messages.count == 1 && made.messages[0].contains(message), "\(made.messages)")
      #expect(made.reconstruction == nil)
    }
  }
}
