import Foundation
import TestSupport
import Testing
import Weights

struct PromisedDigestTests {
  /// SHA-256 of "abc" (FIPS 180-4): ba7816bf8f01cfea...
  @Test(arguments: [
    ("net-ba7816bf.pth", true), ("net-ba7816bf8f01cfea.pth", true), ("net.pth", true),
    ("net-v2.pth", true), ("net-ba7816bf8f01cfeb.pth", false), ("net-00000000.tar.pth", false),
  ])
  func names(name: String, isKept: Bool) throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent(name).path
      try Data("abc".utf8).write(to: URL(fileURLWithPath: path))
      if isKept {
        try PromisedDigest.check(path)
      } else {
        #expect(throws: WeightError.self) { try PromisedDigest.check(path) }
      }
    }
  }
}
