import Foundation
import Tensors
import TestSupport
import Testing
import Weights

/// Against `Tests/References/numpy_pickles.py`.
struct NumPyPickleTests {
  @Test(arguments: [2, 3, 4]) func arraysAreThoseOfNumPy(version: Int) throws {
    let file = try WeightFile.read(fixture("numpy/arrays-\(version).pk").path)
    #expect(file.format == .numpy)
    let entries = Dictionary(uniqueKeysWithValues: file.entries.map { ($0.name, $0) })
    let numbers = (0..<24).map { Float($0) - 5 }
    for name in ["plain", "fortran", "half"] {
      #expect(entries[name]?.shape == [2, 3, 4])
      #expect(entries[name]?.tensor?.values == numbers, "\(name)")
    }
    #expect(entries["whole"]?.integers == [0, 1, 2, 3, 4, 5])
    #expect(entries["double"]?.type == "F64" && entries["double"]?.tensor != nil)
    #expect(entries.count == 5)
  }

  @Test func nothingIsRun() {
    let path = fixture("numpy/hostile.pk").path
    #expect(throws: WeightError.refused(file: path, name: "posix.system")) {
      try WeightFile.read(path)
    }
  }

  @Test func bigEndianNumbersAreTurnedRound() throws {
    let file = try WeightFile.read(fixture("numpy/big-endian.pk").path)
    #expect(file.entries.first?.tensor?.values == (0..<24).map { Float($0) - 5 })
  }

  @Test func keysOfDictionariesWithinAreJoined() throws {
    let file = try WeightFile.read(fixture("numpy/nested.pk").path)
    #expect(file.entries.map(\.name) == ["a/b/c", "d"])
    #expect(file.entries.allSatisfy { $0.shape == [2, 3, 4] && $0.tensor?.values[0] == -5 })
  }

  @Test(
    "what no file of weights holds is a sentence",
    arguments: [("objects", "another form than NumPy's numbers have"), ("shared", "in two places")])
  func others(name: String, says: String) {
    #expect {
      try WeightFile.read(fixture("numpy/\(name).pk").path)
    } throws: {
      "\($0)".contains(says)
    }
  }

  @Test func everyTruncationIsRefused() throws {
    let bytes = try Data(contentsOf: fixture("numpy/arrays-4.pk"))
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("cut.pk")
      for length in stride(from: 3, to: bytes.count, by: 5) {
        try bytes.prefix(length).write(to: path)
        #expect(throws: WeightError.self) { try WeightFile.read(path.path) }
      }
    }
  }
}
