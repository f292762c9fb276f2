import Foundation
import Imaging
import Randomness
import TestSupport
import Testing

/// Damaged and malicious files: always an `ImagingError`, never a crash, a hang or an image.
@Suite struct HostileFilesTests {
  private func error(_ data: Data, path: String = "x.png") -> ImagingError? {
    #expect(throws: ImagingError.self) { _ = try Image.decode(data, path: path, alpha: .drop) }
  }

  @Test(arguments: [
    "rows-missing", "no-idat", "no-iend", "more-than-deflate-holds", "chunk-past-the-end",
  ])
  func truncated(name: String) throws {
    let data = try Data(contentsOf: fixture("imaging/hostile/\(name).png"))
    #expect(error(data) == .truncated(path: "x.png"))
  }

  @Test(arguments: [
    "zero-width", "negative-height", "bad-colour-type", "bad-depth", "no-palette", "palette-index",
    "not-zlib", "bad-filter", "idat-checksum", "trns-checksum", "unknown-critical",
    "text-before-ihdr", "chunk-length-overflow",
  ])
  func corrupt(name: String) throws {
    let data = try Data(contentsOf: fixture("imaging/hostile/\(name).png"))
    guard case .corrupt(path: "x.png", let reason) = error(data) else {
      Issue.record("\(name) is not called corrupt")
      return
    }
    #expect(!reason.isEmpty)
  }

  @Test(arguments: [("huge-sides", 2_147_483_647), ("too-many-samples", 46341)])
  func tooLarge(name: String, side: Int) throws {
    let path = fixture("imaging/hostile/\(name).png").path
    let expected = ImagingError.tooLarge(path: path, width: side, height: side)
    #expect(throws: expected) { _ = try Image.read(path) }
    #expect(throws: expected) { _ = try ImageInfo.read(path) }
  }

  @Test(arguments: [
    "rgb8.png", "palette8-trns.png", "rgb8-interlaced.png", "grey16.png", "p2-8.pgm", "p3-16.ppm",
    "p5-16.pgm", "p6-commented.ppm",
  ])
  func cutAtEveryByte(name: String) throws {
    let whole = try Data(contentsOf: fixture("imaging/" + name))
    // Plain samples may lose digits of the last number and this cannot be detected.
    let plain = name.hasPrefix("p2") || name.hasPrefix("p3")
    for count in 0..<whole.count - (plain ? 5 : 0) {
      let expected: ImagingError =
        switch count {
        case 0: .empty(path: name)
        case 1..<(name.hasSuffix("png") ? 8 : 2): .unknownFormat(path: name)
        default: .truncated(path: name)
        }
      #expect(error(whole.prefix(count), path: name) == expected, "\(count) bytes")
    }
  }

  @Test(arguments: ["rgb8.png", "palette8-trns.png", "grey1-interlaced.png"])
  func everyFlippedBitIsNoticed(name: String) throws {
    let whole = try Data(contentsOf: fixture("imaging/" + name))
    for bit in 0..<8 * whole.count {
      var flipped = whole
      flipped[bit / 8] ^= 1 << (bit % 8)
      #expect(throws: ImagingError.self, "bit \(bit)") {
        _ = try Image.decode(flipped, path: name, alpha: .drop)
      }
    }
  }

  /// Damage behind a right checksum reaches the decoder proper: an error or an image, no crash.
  @Test(arguments: [
    "rgba16-interlaced.png", "palette8-trns.png", "rgb8-gamma-trns.png", "grey2.png",
  ])
  func damageWithRightChecksums(name: String) throws {
    let whole = [UInt8](try Data(contentsOf: fixture("imaging/" + name)))
    var generator = SplitMix64(seed: 20)
    for _ in 0..<500 {
      var damaged = whole
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        damaged[Int.random(in: 16..<whole.count, using: &generator)] = generator.next()
      }
      PNGChecksums.repair(&damaged)
      do {
        _ = try Image.decode(Data(damaged), path: name, alpha: .white)
      } catch {
        #expect(error is ImagingError)
      }
    }
  }

  @Test(arguments: ["p2-8.pgm", "p3-commented.ppm", "p5-16.pgm", "p6-8.ppm"])
  func damagedPNM(name: String) throws {
    let whole = [UInt8](try Data(contentsOf: fixture("imaging/" + name)))
    var generator = SplitMix64(seed: 21)
    for _ in 0..<1000 {
      var damaged = whole
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        damaged[Int.random(in: 2..<whole.count, using: &generator)] = generator.next()
      }
      do {
        _ = try Image.decode(Data(damaged), path: name)
      } catch {
        #expect(error is ImagingError)
      }
    }
  }

  /// Over libpng's own limit for chunks that it keeps (8 MB): skipped, not refused.
  @Test func longAncillaryChunksAreSkipped() throws {
    var file = [UInt8](try Data(contentsOf: fixture("imaging/rgb8.png")))
    let text = [UInt8](repeating: 0x41, count: 9_000_000)
    file.insert(contentsOf: PNGChecksums.chunk("tEXt", [0x43, 0] + text), at: 33)
    #expect(
      try Image.decode(Data(file), path: "x") == Image.read(fixture("imaging/rgb8.png").path))
  }
}
