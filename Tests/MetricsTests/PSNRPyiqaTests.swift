import Foundation
import Results
import TestSupport
import Testing

@Suite struct PSNRPyiqaTests {
  @Test("agrees with pyiqa", arguments: PackageGolden.all)
  func golden(pair: PackageGolden) throws {
    #expect(try pair.difference("psnr-pyiqa", from: "psnr-pyiqa") < 1e-10)
    #expect(try pair.difference("psnr-pyiqa", from: "psnr-pyiqa-stock") < 1e-5)
  }

  @Test("psnr is CompressAI's of 8-bit images", arguments: PackageGolden.all)
  func compressAI(pair: PackageGolden) throws {
    #expect(try pair.difference("psnr", from: "psnr-compressai-stock") < 1e-5)
  }
}
