import Controls
import Digests
import Foundation
import Imaging
import TestSupport
import Testing

/// Expected digests come from Tests/References/controls.py, made with SciPy.
@Suite struct ControlTests {
  private static let original = TestImages.ramps(width: 37, height: 29, noise: 20, seed: 3)

  private static let deep: Image = {
    guard case .eight(let samples) = original.samples else { return original }
    let levels = samples.enumerated().map { UInt16(min(257 * Int($1) + 5 * $0 % 200, 65535)) }
    return Image(width: 37, height: 29, samples: .sixteen(levels))
  }()

  private static func digest(_ image: Image) -> String {
    switch image.samples {
    case .eight(let samples): SHA256.hex(of: Data(samples))
    case .sixteen(let samples):
      SHA256.hex(of: Data(samples.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }))
    }
  }

  @Test func everyPictureIsThatOfSciPyBitForBit() throws {
    let lines = try String(contentsOf: fixture("controls.csv"), encoding: .utf8)
      .split(separator: "\n").dropFirst().map { $0.split(separator: ",").map(String.init) }
    #expect(lines.map { [$0[0], $0[1]] } == Control.all.map { [$0.kind.name, $0.point] })
    for (control, line) in zip(Control.all, lines) {
      let pictures = [Self.original, Self.deep].map { control.picture(of: $0, named: "kodim01 é") }
      #expect(pictures.map(Self.digest) == Array(line[2...]), "\(line[0]) \(line[1])")
    }
  }

  @Test(arguments: ControlKind.all) func strongerIsFartherFromTheOriginal(kind: ControlKind) {
    #expect(kind.strengths.count >= 5 && kind.strengths == kind.strengths.sorted())
    let errors = kind.strengths.map { strength in
      let picture = Control(kind: kind, strength: strength).picture(of: Self.original, named: "a")
      return zip(picture.samples.onByteScale, Self.original.samples.onByteScale)
        .reduce(0.0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
    #expect(errors == errors.sorted() && Set(errors).count == errors.count && errors[0] > 0)
  }

  @Test func noiseBelongsToTheNameOfTheImage() throws {
    let noise = try #require(Control.all.first { $0.kind.name == "control-noise" })
    let pictures = ["a", "b", "a"].map { noise.picture(of: Self.original, named: $0) }
    #expect(pictures[0] == pictures[2] && pictures[0] != pictures[1])
  }

  @Test(arguments: Control.all) func aPictureOfOnePixelKeepsItsSize(control: Control) {
    let pixel = Image(width: 1, height: 1, samples: .eight([0, 128, 255]))
    let picture = control.picture(of: pixel, named: "pixel")
    #expect(picture.width == 1 && picture.height == 1)
  }

  @Test func definitionsAndPointsTellKindsAndStrengthsApart() {
    #expect(Set(ControlKind.all.map(\.definition)).count == ControlKind.all.count)
    for kind in ControlKind.all {
      #expect(kind.definition.hasPrefix(kind.name + "; revision "))
      #expect(
        Set(Control.all.filter { $0.kind == kind }.map(\.point)).count == kind.strengths.count)
    }
  }
}
