import CPNGShims
import Foundation
import Imaging
import Randomness
import TestSupport
import Testing

/// The direct decoder accepts only what libpng accepts, and makes the same samples.
@Suite struct PNGDirectDecodingTests {
  static let files = ["grey8.png", "rgb8.png", "rgba8.png"]

  /// nil where the direct decoder gives up.
  private func direct(_ file: [UInt8]) -> [UInt8]? {
    guard file.count > 25, let channels = [0: 1, 2: 3, 6: 4][file[25]] else { return nil }
    let (width, height) = (number(file, 16), number(file, 20))
    guard (1...4096).contains(width), (1...4096).contains(height) else { return nil }
    var samples = [UInt8](repeating: 0, count: width * height * max(3, channels))
    let isDecoded = cpng_read_direct(
      file, file.count, UInt32(width), UInt32(height), Int32(channels), &samples)
    return isDecoded == 1 ? samples : nil
  }

  private func number(_ file: [UInt8], _ offset: Int) -> Int {
    file[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
  }

  private func libpng(_ file: [UInt8]) -> [UInt8]? {
    var picture = cpng_picture()
    var message = [CChar](repeating: 0, count: Int(CPNG_MESSAGE_SIZE))
    let status = cpng_read(file, file.count, 4096, 4096, 1, &picture, &message)
    defer { free(picture.samples) }
    guard status == CPNG_OK, let samples = picture.samples, picture.depth == 8 else { return nil }
    let count = Int(picture.width) * Int(picture.height) * Int(picture.channels)
    return Array(UnsafeRawBufferPointer(start: samples, count: count))
  }

  /// - Returns: whether the direct decoder took the file.
  @discardableResult
  private func agrees(_ file: [UInt8], _ comment: String) -> Bool {
    guard let samples = direct(file) else { return false }
    #expect(libpng(file) == samples, "\(comment)")
    return true
  }

  private func contents(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: fixture("imaging/" + name)))
  }

  @Test("plain files are taken", arguments: files)
  func plain(name: String) throws {
    #expect(agrees(try contents(name), name))
  }

  @Test func everyFixtureIsRefusedOrTheSame() throws {
    let folder = fixture("imaging")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where name.hasSuffix(".png") {
      agrees(try contents(name), name)
    }
  }

  @Test("damage, with and without right checksums", arguments: files)
  func damage(name: String) throws {
    let whole = try contents(name)
    var generator = SplitMix64(seed: 31)
    for round in 0..<4000 {
      var damaged = whole
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        damaged[Int.random(in: 0..<whole.count, using: &generator)] = generator.next()
      }
      if round % 4 == 0 { damaged.removeLast(Int.random(in: 1..<whole.count, using: &generator)) }
      if round % 4 > 1 { PNGChecksums.repair(&damaged) }
      agrees(damaged, "round \(round)")
    }
  }

  /// Chunks are doubled, dropped, moved, split, emptied and made up; all checksums are right.
  @Test("other orders of chunks", arguments: files)
  func chunks(name: String) throws {
    let whole = Self.chunks(of: try contents(name))
    var generator = SplitMix64(seed: 32)
    let types = ["IDAT", "IEND", "IHDR", "PLTE", "tRNS", "gAMA", "tEXt", "abCd", "abcd", "ABCD"]
    var taken = 0
    for round in 0..<3000 {
      var list = whole
      for _ in 0..<Int.random(in: 1...2, using: &generator) {
        let place = Int.random(in: 0..<list.count, using: &generator)
        let other = Int.random(in: 0..<list.count, using: &generator)
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: list.insert(list[place], at: other)
        case 1: if list.count > 1 { list.remove(at: place) }
        case 2: list.swapAt(place, other)
        case 3:
          let (type, content) = list[place]
          let cut = Int.random(in: 0...content.count, using: &generator)
          list[place] = (type, Array(content[..<cut]))
          list.insert((type, Array(content[cut...])), at: place + 1)
        case 4: list[place].content.append(generator.next())
        default:
          let content = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
            UInt8(truncatingIfNeeded: generator.next())
          }
          list.insert((types[Int.random(in: types.indices, using: &generator)], content), at: place)
        }
      }
      if agrees(Self.file(list), "round \(round)") { taken += 1 }
    }
    #expect(taken > 300, "\(taken)")
  }

  /// Any bytes behind a right Adler-32: filters that do not exist, too few and too many rows.
  @Test("any rows", arguments: [0, 2, 6])
  func rows(colourType: UInt8) throws {
    var generator = SplitMix64(seed: UInt64(colourType))
    let channels = [0: 1, 2: 3, 6: 4][colourType] ?? 0
    var taken = 0
    for round in 0..<1000 {
      let width = Int.random(in: 1...40, using: &generator)
      let height = Int.random(in: 1...6, using: &generator)
      var rows: [UInt8] = []
      for _ in 0..<height {
        rows.append(UInt8.random(in: 0...(round % 8 == 0 ? 5 : 4), using: &generator))
        rows += (0..<width * channels).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
      }
      if round % 10 == 0 { rows.removeLast() }
      if round % 10 == 1 { rows.append(0) }
      let header =
        PNGChecksums.bytes(UInt32(width)) + PNGChecksums.bytes(UInt32(height))
        + [8, colourType, 0, 0, 0]
      let file = Self.file([
        ("IHDR", header), ("IDAT", PNGChecksums.stored(rows)), ("IEND", []),
      ])
      if agrees(file, "round \(round)") { taken += 1 }
    }
    #expect((600...900).contains(taken), "\(taken)")
  }

  @Test func aSmallerWindowIsLeftToLibpng() throws {
    var list = Self.chunks(of: try contents("rgb8.png"))
    let data = try #require(list.firstIndex { $0.type == "IDAT" })
    list[data].content.replaceSubrange(0..<2, with: [0x08, 0x1D])
    #expect(direct(Self.file(list)) == nil)
  }

  private static func chunks(of file: [UInt8]) -> [(type: String, content: [UInt8])] {
    var list: [(type: String, content: [UInt8])] = []
    var offset = 8
    while offset + 12 <= file.count {
      let length = file[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
      let type = String(decoding: file[offset + 4..<offset + 8], as: UTF8.self)
      list.append((type, Array(file[offset + 8..<offset + 8 + length])))
      offset += 12 + length
    }
    return list
  }

  private static func file(_ chunks: [(type: String, content: [UInt8])]) -> [UInt8] {
    chunks.reduce([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      $0 + PNGChecksums.chunk($1.type, $1.content)
    }
  }
}
