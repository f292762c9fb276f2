import Foundation
import TestSupport
import Testing

@Suite struct WeightsCommandTests {
  @Test func importedWeightsAreVerified() throws {
    try withTemporaryFolder { folder in
      let stored = folder.appendingPathComponent("vgg16.h5").path
      let imported = try Tool.run(
        ["weights", "import", fixture("vgg/narrow.safetensors").path, stored], in: folder)
      #expect(imported.status == 0)
      let verified = try Tool.run(["weights", "verify", stored], in: folder)
      #expect(verified.status == 0)
      #expect(verified.output.contains("sum of conv5_3") && verified.output.contains("relu4_3"))
    }
  }

  @Test func aFileWithoutSumsIsTold() throws {
    let folder = fixture("vgg")
    let verified = try Tool.run(["weights", "verify", "narrow.safetensors"], in: folder)
    #expect(verified.status == 1)
    #expect(verified.errors.contains("nothing to compare with"))
  }

  @Test func aHostileCheckpointIsRefusedByName() throws {
    let result = try Tool.run(["weights", "inspect", "hostile.pth"], in: fixture("torch"))
    #expect(result.status == 1 && result.output.isEmpty)
    #expect(result.errors.contains("asks for posix.system"))
  }
}
