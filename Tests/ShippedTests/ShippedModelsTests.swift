import Foundation
import Shipped
import TestSupport
import Testing

struct ShippedModelsTests {
  @Test func theNearestFolderAboveTheProgramCounts() throws {
    try withTemporaryFolder { folder in
      for place in [
        "share/crossmetric/models", "tree/share/crossmetric/models", "tree/.build/x/release",
      ] {
        try FileManager.default.createDirectory(
          atPath: folder.path + "/" + place, withIntermediateDirectories: true)
      }
      let tree = folder.path + "/tree"
      #expect(
        ShippedModels.folder(above: tree + "/.build/x/release/crossmetric")
          == tree + "/share/crossmetric/models")
      #expect(
        ShippedModels.folder(above: folder.path + "/bin/crossmetric")
          == folder.path + "/share/crossmetric/models")
      #expect(ShippedModels.folder(above: "") == nil)
      // Nothing above it has models: those of the running program count as before.
      ShippedModels.belong(to: "/nowhere/bin/crossmetric")
      #expect(ShippedModels.names.contains("hyperprior-mse"))
    }
  }

  @Test func theModelsOfTheSourcesAreFound() throws {
    #expect(ShippedModels.names.contains("hyperprior-mse"))
    let file = try ShippedModels.file("shipped:hyperprior-mse")
    #expect(FileManager.default.fileExists(atPath: file))
  }

  @Test func unknownNamesAreSaid() {
    #expect(throws: ShippedModelError.unknown("nothing", known: ShippedModels.names)) {
      try ShippedModels.file("shipped:nothing")
    }
    #expect(ShippedModels.isOne("shipped:x"))
    #expect(!ShippedModels.isOne("weights/shipped:x"))
  }
}
