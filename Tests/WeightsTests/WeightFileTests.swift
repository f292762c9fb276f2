import Foundation
import Tensors
import TestSupport
import Testing
import Weights

struct WeightFileTests {
  @Test func filesThatAreNoWeightsGetASentence() throws {
    try withTemporaryFolder { folder in
      func sentence(_ path: String) throws -> String {
        let error = #expect(throws: WeightError.self) { _ = try WeightFile.read(path) }
        return try #require(error).description
      }
      #expect(try sentence(folder.path + "/absent").contains("no such file"))
      #expect(try sentence(folder.path).contains("it is a folder"))
      let path = folder.path + "/file"
      for (bytes, expected) in [
        ([], "it is empty"), ([1], "neither HDF5, safetensors nor"),
        (Swift.Array("P6 3 3 255 and so on".utf8), "neither HDF5, safetensors nor"),
        ([0x50, 0x4B, 3, 4, 0, 0], "may have been cut off"),
        ([0x80, 2, 0x8A, 0x0A], "pickle ends early"),
      ] {
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        #expect(try sentence(path).contains(expected))
      }
    }
  }

  /// A process that another thread starts can hold the lock of a file for a moment longer.
  @Test func lockedHDF5IsRead() throws {
    try withTemporaryFolder { folder in
      let path = folder.path + "/w.h5"
      try Data(contentsOf: fixture("vgg/narrow-keras1.h5")).write(to: URL(fileURLWithPath: path))
      let other = open(path, O_RDWR)
      defer { close(other) }
      #expect(flock(other, LOCK_EX) == 0)
      #expect(try !WeightFile.read(path).entries.isEmpty)
    }
  }

  @Test func damagedHDF5IsRefused() throws {
    let whole = try Data(contentsOf: fixture("vgg/narrow-keras1.h5"))
    for length in stride(from: 8, to: whole.count, by: 1499) {
      #expect(try errorOfReading(whole.prefix(length)) != nil, "\(length) bytes")
    }
    var generator = SystemlessNoise(state: 1)
    #expect(try errorOfReading(whole.prefix(8) + generator.bytes(5000)) != nil)
  }

  /// Whatever a changed byte does, it ends in weights or in a `WeightError`.
  @Test(arguments: ["narrow-keras1.h5", "narrow-keras2.h5"])
  func flippedBytesNeverCrash(name: String) throws {
    let whole = try Data(contentsOf: fixture("vgg/" + name))
    for place in stride(from: 8, to: whole.count, by: 1499) {
      var bytes = whole
      bytes[place] ^= 0xFF
      _ = try errorOfReading(bytes)
    }
  }

  @Test func summaryTellsOfAnyFile() throws {
    let summary = WeightSummary(try WeightFile.read(NarrowNetwork.path))
    #expect(summary.format == .safetensors && summary.rows.count == 26)
    let row = try #require(summary.rows.first { $0.name == "features.0.weight" })
    let values = try #require(
      try WeightFile.read(NarrowNetwork.path).entries.first {
        $0.name == "features.0.weight"
      }?.tensor?.values)
    let statistics = try #require(row.statistics)
    #expect(statistics.minimum == Double(values.min() ?? .nan))
    #expect(statistics.maximum == Double(values.max() ?? .nan))
    let mean = values.reduce(0.0) { $0 + Double($1) } / 108
    #expect(abs(statistics.mean - mean) < 1e-12 && statistics.notFinite == 0)
    let variance = values.reduce(0.0) { $0 + Double($1) * Double($1) } / 108 - mean * mean
    #expect(abs(statistics.deviation * statistics.deviation - variance) < 1e-12)
  }

  @Test(
    "other networks can be looked at",
    .enabled(if: outsideData != nil, "set CROSSMETRIC_DATA to a folder with fixtures/codecs"))
  func otherNetworks() throws {
    let folder = try #require(outsideData).appendingPathComponent("fixtures/codecs").path
    for name in ["bmshj2018-hyperprior.h5", "hyperprior-tiny.safetensors", "entropy-coder.h5"] {
      let summary = WeightSummary(try WeightFile.read(folder + "/" + name))
      #expect(summary.rows.contains { $0.type == "I32" && $0.statistics == nil })
      #expect(summary.rows.contains { $0.type == "F32" && $0.statistics != nil })
    }
  }
}

private struct SystemlessNoise {
  var state: UInt32

  mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in
      state = state &* 1_664_525 &+ 1_013_904_223
      return UInt8(state >> 24)
    }
  }
}
