import Foundation
import TestSupport
import Testing
import Weights

/// Python's own archives, by `Tests/References/package_files.py`.
struct ArchiveTests {
  private static let text = "weights\n" + String(repeating: "0123456789", count: 200) + "\n"

  private func data(_ name: String) throws -> Data {
    try Data(contentsOf: fixture("packages/" + name))
  }

  @Test func aFileOfASourcePackage() throws {
    let bytes = try data("package-1.0.tar.gz")
    let found = try TarArchive.contents("package/weights/net.bin", of: bytes)
    #expect(found == Data(Self.text.utf8))
    #expect(try TarArchive.contents("package/weights/other.bin", of: bytes) == nil)
    // A link of that name is no file.
    #expect(try TarArchive.contents("package/weights/link.bin", of: bytes) == nil)
  }

  @Test func aFileOfAWheel() throws {
    let archive = try ZipArchive(data("package-1.0.whl"), path: "package-1.0.whl")
    let found = try archive.contents("package/weights/net.bin", inflating: true)
    #expect(found == Data(Self.text.utf8))
    #expect(throws: WeightError.self) { try archive.contents("package/weights/net.bin") }
  }

  @Test("whatever is missing at the end, nothing is found")
  func truncations() throws {
    let (tar, zip) = (try data("package-1.0.tar.gz"), try data("package-1.0.whl"))
    for length in stride(from: 0, to: tar.count, by: 7) {
      #expect(throws: TarArchive.Fault.self) {
        try TarArchive.contents("package/weights/net.bin", of: tar.prefix(length))
      }
    }
    for length in stride(from: 0, to: zip.count, by: 7) {
      #expect(throws: WeightError.self) {
        try ZipArchive(zip.prefix(length), path: "cut").contents(
          "package/weights/net.bin", inflating: true)
      }
    }
  }

  @Test("every changed byte is found, or changes nothing", arguments: ["tar.gz", "whl"])
  func damage(kind: String) throws {
    let bytes = try data("package-1.0." + kind)
    for place in stride(from: 0, to: bytes.count, by: 5) {
      var damaged = bytes
      damaged[place] ^= 0x55
      let found =
        kind == "whl"
        ? try? ZipArchive(damaged, path: "d").contents("package/weights/net.bin", inflating: true)
        : try? TarArchive.contents("package/weights/net.bin", of: damaged)
      #expect(found == nil || found == Data(Self.text.utf8), "byte \(place)")
    }
  }
}
