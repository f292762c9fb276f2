import Foundation
import Results
import TestSupport
import Testing
import TrainedWeights

struct FolderWeightsTests {
  static func definition(
    _ metric: String, digest: Character, weights: String = "w"
  ) -> MetricDefinition {
    MetricDefinition(
      metric: metric, fingerprint: "\(metric)-\(digest)",
      text: "\(metric); revision 1; weights \(String(repeating: digest, count: 64))",
      weights: weights)
  }

  private func rows(_ folder: URL) throws -> [WeightsRow] {
    try FolderWeights(of: folder.path).rows
  }

  @Test func aNewFolderHasNone() throws {
    try withTemporaryFolder { folder in
      let none = try rows(folder.appendingPathComponent("none"))
      #expect(none.isEmpty)
    }
  }

  @Test func whatWasRecordedIsKeptAndAddedTo() throws {
    try withTemporaryFolder { folder in
      let psnr = MetricDefinition(
        metric: "psnr", fingerprint: "p", text: "ms-ssim; revision 2; weights 0.0448 0.2856; K 1")
      let vgg16 = Self.definition("vgg16", digest: "a")
      try FolderWeights.record([psnr, vgg16], in: folder.path)
      #expect(try rows(folder).map(\.metric) == ["vgg16"])
      try FolderWeights.record([Self.definition("dists", digest: "b")], in: folder.path)
      try FolderWeights.record([vgg16], in: folder.path)
      #expect(try rows(folder).map(\.metric) == ["dists", "vgg16"])
      #expect(try rows(folder).map(\.digest.first) == ["b", "a"])
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(names == ["weights.csv"])
    }
  }

  @Test func othersThanRecordedAreRefused() throws {
    try withTemporaryFolder { folder in
      try FolderWeights.record([Self.definition("vgg16", digest: "a")], in: folder.path)
      #expect {
        try FolderWeights.record([Self.definition("vgg16", digest: "b")], in: folder.path)
      } throws: {
        "\($0)".contains("another folder") && "\($0)".contains("weights: {vgg16:")
      }
    }
  }

  @Test func ofManyProcessesOneDecides() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("out").path
      DispatchQueue.concurrentPerform(iterations: 16) { index in
        let digest: Character = index % 2 == 0 ? "a" : "b"
        try? FolderWeights.record([Self.definition("vgg16", digest: digest)], in: path)
      }
      let rows = try FolderWeights(of: path).rows
      #expect(rows.count == 1)
    }
  }

  @Test(
    "the weights of older folders come from their definitions, of several from those with scores")
  func definitions() throws {
    try withTemporaryFolder { folder in
      func file(_ name: String) -> String { folder.appendingPathComponent(name).path }
      let definitions = [
        Self.definition("vgg16", digest: "a"), Self.definition("vgg16", digest: "b"),
        Self.definition("dists", digest: "c"),
      ]
      try MetricDefinition.write(Array(definitions[1...]), toFile: file("definitions.csv"))
      #expect(try rows(folder).map(\.digest.first) == ["b", "c"])
      try MetricDefinition.write(definitions, toFile: file("definitions.csv"))
      #expect(try rows(folder).count == 3)
      let columns = ScoreRow.columns.joined(separator: ",")
      try Data("\(columns)\nc,mse,1,i,8,8,,1,vgg16,2,vgg16-a\n".utf8)
        .write(to: folder.appendingPathComponent("scores.csv"))
      #expect(try rows(folder).map(\.digest.first) == ["a"])
    }
  }
}
