import Foundation
import TestSupport
import Testing
import Weights

/// Files with which `make fuzz` once made a reader fail.
struct FuzzFindsTests {
  @Test func findsEndInWeightsOrInASentence() throws {
    let folder = fixture("finds")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .filter { $0.hasPrefix("weights-") }
    #expect(!names.isEmpty)
    for name in names {
      do {
        _ = try WeightFile.read(folder.appendingPathComponent(name).path)
      } catch let error as WeightError {
        #expect(error.description.contains(name))
      }
    }
  }
}
