import Foundation
import Metrics
import Results
import Studies
import TestSupport
import Testing
import TrainedWeights

struct WeightedMetricsTests {
  private static let seeded = "05a3cd79c744a1dda949c963d0faa67f1104ac720f7d97c17412f93ab5243eb7"
  private static let narrow = fixture("vgg/narrow.safetensors").path

  /// A user's folder in which networks seem to be installed, and a results folder.
  private func with(
    installed: [TrainedNetwork] = [], kept: [(metric: String, digest: String)] = [],
    _ body: (WeightsFolder, FolderWeights) throws -> Void
  ) throws {
    try withTemporaryFolder { folder in
      for network in installed {
        try FileManager.default.copyItem(
          atPath: Self.narrow, toPath: folder.appendingPathComponent(network.fileName).path)
      }
      let results = folder.appendingPathComponent("results").path
      try FolderWeights.record(
        kept.map {
          MetricDefinition(
            metric: $0.metric, fingerprint: $0.digest, text: "; weights \($0.digest)", weights: "W")
        }, in: results)
      try body(WeightsFolder(folder.path), FolderWeights(of: results))
    }
  }

  private func make(
    _ id: String, _ installed: WeightsFolder, _ kept: FolderWeights,
    _ asked: [String: WeightsChoice] = [:]
  ) throws -> MetricDefinition {
    try WeightedMetrics(installed: installed, kept: kept, asked: asked, askedBy: "study.yaml")
      .make(id, options: MetricOptions()).definition
  }

  @Test(arguments: ["vgg16", "vgg16-phases"]) func nothingInstalledIsSeeded(id: String) throws {
    try with { installed, kept in
      let definition = try make(id, installed, kept)
      #expect(definition.weightsDigest == Self.seeded && definition.isUntrained)
    }
  }

  @Test func metricsWithoutWeightsNeedNone() throws {
    try with { installed, kept in
      let psnr = try make("psnr", installed, kept, ["vgg16": .trained])
      #expect(psnr.weightsDigest == nil)
    }
  }

  @Test("what is installed is the default, and must be what the source says")
  func installed() throws {
    try with(installed: [.vgg16]) { installed, kept in
      #expect(
        throws: WeightsProblem.changedFile(
          file: installed.file(of: .vgg16), network: "vgg16")
      ) { try make("vgg16", installed, kept) }
    }
  }

  @Test("a folder with seeded scores stays seeded, whatever is installed")
  func keptSeeded() throws {
    try with(installed: [.vgg16], kept: [("vgg16", Self.seeded)]) { installed, kept in
      for asked: [String: WeightsChoice] in [[:], ["vgg16": .seeded]] {
        let definition = try make("vgg16", installed, kept, asked)
        #expect(definition.isUntrained)
      }
    }
  }

  @Test("a folder with trained scores needs them installed")
  func keptTrained() throws {
    try with(kept: [("vgg16", TrainedNetwork.vgg16.digest)]) { installed, kept in
      #expect {
        try make("vgg16", installed, kept)
      } throws: {
        "\($0)".contains("weights fetch vgg16") && "\($0)".contains(kept.folder)
      }
    }
  }

  @Test("a step that would drop scores of other weights names both ways on")
  func conflict() throws {
    let cases: [(kept: String, asked: WeightsChoice, says: String)] = [
      (TrainedNetwork.vgg16.digest, .seeded, "{vgg16: trained}"),
      (Self.seeded, .file(Self.narrow), "{vgg16: FILE}"),
      (String(repeating: "0", count: 64), .seeded, "{vgg16: FILE}"),
    ]
    for (digest, asked, says) in cases {
      try with(kept: [("vgg16", digest)]) { installed, kept in
        #expect {
          try make("vgg16", installed, kept, ["vgg16": asked])
        } throws: {
          "\($0)".contains(says) && "\($0)".contains("another folder")
        }
      }
    }
  }

  @Test func aFileThatTheFolderHasMustBeNamedAgain() throws {
    let digest = String(repeating: "0", count: 64)
    try with(kept: [("vgg16", digest)]) { installed, kept in
      #expect {
        try make("vgg16", installed, kept)
      } throws: {
        "\($0)".contains("{vgg16: FILE}") && "\($0)".contains("another folder")
      }
    }
    try with { installed, kept in
      let own = try make("vgg16", installed, kept, ["vgg16": .file(Self.narrow)])
      try FolderWeights.record([own], in: kept.folder)
      let again = try FolderWeights(of: kept.folder)
      let next = try make("vgg16", installed, again, ["vgg16": .file(Self.narrow)])
      #expect(next == own)
    }
  }

  @Test func whatIsAskedForMustBeThere() throws {
    try with { installed, kept in
      #expect {
        try make("vgg16", installed, kept, ["vgg16": .trained])
      } throws: {
        "\($0)".contains("study.yaml") && "\($0)".contains("weights fetch vgg16")
      }
      #expect {
        try make("vgg16", installed, kept, ["vgg16": .file("train")])
      } throws: {
        "\($0)".contains("study.yaml names train") && "\($0)".contains("write trained")
      }
      #expect(throws: WeightsProblem.noSeeded(metric: "dists", network: "dists")) {
        try make("dists", installed, kept, ["dists": .seeded])
      }
      #expect(throws: MetricError.self) { try make("dists", installed, kept) }
    }
  }

  @Test func phasesFollowTheirMetricUnlessNamed() throws {
    try with { installed, kept in
      let asked: [String: WeightsChoice] = ["vgg16": .file(Self.narrow)]
      let phases = try make("vgg16-phases", installed, kept, asked)
      #expect(!phases.isUntrained)
      let both = asked.merging(["vgg16-phases": .seeded]) { $1 }
      let own = try make("vgg16-phases", installed, kept, both)
      #expect(own.isUntrained)
    }
  }

  @Test("the table's networks are those of the registry")
  func table() {
    let needs = MetricRegistry.all.compactMap(\.weights)
    #expect(Set(needs.map(\.network)) == Set(TrainedNetwork.allCases.map(\.name)))
    #expect(needs.compactMap(\.seededDigest).allSatisfy { $0 == Self.seeded })
    for network in TrainedNetwork.allCases {
      #expect(network.digest.count == 64 && network.packages.allSatisfy { $0.digest.count == 64 })
    }
  }
}
