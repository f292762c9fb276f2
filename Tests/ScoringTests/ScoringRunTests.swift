import Controls
import Foundation
import Imaging
import Metrics
import Results
import Scoring
import Studies
import Synchronization
import TestSupport
import Testing

/// A metric that counts how often each side is computed.
private final class CountingMetric: Metric {
  let descriptor = MetricDescriptor(
    id: "count", name: "Count", orientation: .higherIsBetter, curveScale: .identity,
    parts: ["first"])
  let definition: MetricDefinition
  let references = Mutex(0)
  let scores = Mutex(0)

  init(fingerprint: String = "aaaaaaaaaaaa") {
    definition = MetricDefinition(metric: "count", fingerprint: fingerprint, text: "count")
  }

  func memory(width: Int, height: Int) -> MemoryNeed { MemoryNeed(reference: 1, working: 1) }

  func reference(for original: Image) -> Image {
    references.withLock { $0 += 1 }
    return original
  }

  func score(_ reconstruction: Image, against reference: Image) throws -> MetricScore {
    scores.withLock { $0 += 1 }
    guard case .eight(let a) = reference.samples, case .eight(let b) = reconstruction.samples else {
      throw MetricError.depths(original: 8, reconstruction: 16)
    }
    if b[0] == 13 { throw MetricError.wrongWeights(metric: "count", reason: "thirteen") }
    return MetricScore(Double(b[0]) - Double(a[0]) + 1.0 / 3, parts: [.init("first", Double(b[0]))])
  }
}

/// Two originals with three reconstructions each, on disk.
private struct Scene {
  let folder: String
  let pairs: [Pair]

  init(_ folder: URL, levels: [UInt8] = [10, 20, 30, 40, 50, 60]) throws {
    self.folder = folder.path
    func write(_ name: String, _ level: UInt8) throws -> String {
      let path = folder.path + "/" + name
      try Image(width: 2, height: 2, samples: .eight(.init(repeating: level, count: 12)))
        .writePNG(path)
      return path
    }
    let originals = try ["a", "b"].map { try write($0 + ".png", 5) }
    pairs = try levels.enumerated().map { index, level in
      let image = index / 3
      return Pair(
        key: CodecKey(codec: "c", objective: "mse"), point: "\(index % 3)",
        image: ["a", "b"][image], original: originals[image],
        reconstruction: try write("r\(index).png", level), width: 2, height: 2, bytes: 4,
        bpp: 8 + Double(index))
    }
  }

  func run(
    _ metrics: [any Metric], out: String = "out", jobs: Int = 1, keepGoing: Bool = false,
    selection: ScoringRun.Selection = .init()
  ) throws -> [FailureRow] {
    let run = try ScoringRun(
      pairs: pairs, metrics: metrics, metricOrder: ["count"], selection: selection,
      alpha: .refuse, studyFolder: folder, folder: try LockedFolder(folder + "/" + out))
    return try run.run(jobs: jobs, keepGoing: keepGoing) { _ in }
  }

  func scores(_ out: String = "out") throws -> String {
    try String(contentsOfFile: folder + "/" + out + "/scores.csv", encoding: .utf8)
  }
}

@Suite struct ScoringRunTests {
  @Test func theOriginalsSideIsComputedOnceAndJobsDoNotMatter() throws {
    try withTemporaryFolder { folder in
      let scene = try Scene(folder)
      let metric = CountingMetric()
      #expect(try scene.run([metric]).isEmpty)
      #expect(metric.references.withLock { $0 } == 2)
      #expect(metric.scores.withLock { $0 } == 6)
      for jobs in [2, 5] {
        _ = try scene.run([CountingMetric()], out: "jobs\(jobs)", jobs: jobs)
        #expect(try scene.scores("jobs\(jobs)") == scene.scores())
      }
      let rows = try ScoreRow.rows(ofFile: scene.folder + "/out/scores.csv")
      #expect(
        rows.map(\.metric) == Array(repeating: ["count/first", "count"], count: 6).flatMap { $0 })
      #expect(rows[1].score == 5 + 1.0 / 3)
    }
  }

  @Test func aSecondRunScoresOnlyWhatIsMissing() throws {
    try withTemporaryFolder { folder in
      let scene = try Scene(folder)
      _ = try scene.run([CountingMetric()])
      let whole = try scene.scores()
      _ = try scene.run([CountingMetric()], out: "part", selection: .init(images: ["b"]))
      let metric = CountingMetric()
      _ = try scene.run([metric], out: "part")
      #expect(metric.scores.withLock { $0 } == 3)
      #expect(try scene.scores("part") == whole)
    }
  }

  @Test func aFileTornAtAnyByteIsMended() throws {
    try withTemporaryFolder { folder in
      let scene = try Scene(folder)
      _ = try scene.run([CountingMetric()])
      let file = scene.folder + "/out/scores.csv"
      let whole = Data(try scene.scores().utf8)
      for length in stride(from: 0, to: whole.count, by: 7) {
        try whole.prefix(length).write(to: URL(fileURLWithPath: file))
        _ = try scene.run([CountingMetric()])
        #expect(try scene.scores() == String(decoding: whole, as: UTF8.self), "\(length)")
      }
    }
  }

  @Test func aFileWithOtherContentAtTheSamePathCountsAsNew() throws {
    try withTemporaryFolder { folder in
      let scene = try Scene(folder)
      _ = try scene.run([CountingMetric()])
      let changed = Image(width: 2, height: 2, samples: .eight(.init(repeating: 99, count: 12)))
      try changed.writePNG(scene.pairs[1].reconstruction)
      // Touched, but the same bytes.
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1)],
        ofItemAtPath: scene.pairs[2].reconstruction)
      let metric = CountingMetric()
      _ = try scene.run([metric])
      #expect(metric.scores.withLock { $0 } == 1)
      #expect(try scene.scores().contains(",count/first,99.0,"))
      #expect(!(try scene.scores().contains(",count/first,20.0,")))
    }
  }

  @Test func anotherDefinitionIsScoredBesideTheOldOne() throws {
    try withTemporaryFolder { folder in
      let scene = try Scene(folder)
      _ = try scene.run([CountingMetric()])
      _ = try scene.run([CountingMetric(fingerprint: "bbbbbbbbbbbb")])
      let rows = try ScoreRow.rows(ofFile: scene.folder + "/out/scores.csv")
      #expect(rows.count == 24)
      #expect(
        rows.prefix(4).map(\.definition) == [
          "bbbbbbbbbbbb", "bbbbbbbbbbbb", "aaaaaaaaaaaa", "aaaaaaaaaaaa",
        ])
      let definitions = try MetricDefinition.rows(ofFile: scene.folder + "/out/definitions.csv")
      #expect(definitions.map(\.fingerprint) == ["aaaaaaaaaaaa", "bbbbbbbbbbbb"])
    }
  }

  @Test func failuresStopTheRunOrAreListed() throws {
    try withTemporaryFolder { folder in
      let scene = try Scene(folder, levels: [10, 13, 30, 40, 50, 60])
      try Data("not an image".utf8).write(to: URL(fileURLWithPath: scene.pairs[4].reconstruction))
      #expect {
        try scene.run([CountingMetric()])
      } throws: {
        if case ScoringError.failed(let failure) = $0 { failure.hasRest } else { false }
      }
      let other = folder.appendingPathComponent("alone")
      try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
      let alone = try Scene(other, levels: [13])
      #expect { try alone.run([CountingMetric()]) } throws: { "\($0)".hasSuffix("then run again") }
      let failures = try scene.run([CountingMetric()], keepGoing: true)
      #expect(
        failures.map(\.file) == [scene.pairs[1].reconstruction, scene.pairs[4].reconstruction])
      #expect(failures[0].metric == "count" && failures[0].message.contains("thirteen"))
      #expect(failures[1].metric == "" && failures[1].message.contains("r4.png"))
      #expect(try ScoreRow.rows(ofFile: scene.folder + "/out/scores.csv").count == 8)
    }
  }

  @Test func controlsAreMadeFromTheOriginalAndResumedLikePairs() throws {
    try withTemporaryFolder { folder in
      let scene = try Scene(folder)
      let discovery = Discovery(pairs: scene.pairs, images: ["a", "b"], faults: [])
      let controls = discovery.controlPairs
      #expect(controls.count == 2 * Control.all.count)
      func run(
        _ out: String, jobs: Int = 1, metric: CountingMetric = CountingMetric(),
        selection: ScoringRun.Selection = .init()
      ) throws -> Int {
        let run = try ScoringRun(
          pairs: scene.pairs + controls, metrics: [metric], metricOrder: ["count"],
          selection: selection, alpha: .refuse, studyFolder: scene.folder,
          folder: try LockedFolder(scene.folder + "/" + out))
        #expect(try run.run(jobs: jobs, keepGoing: false) { _ in }.isEmpty)
        return metric.scores.withLock { $0 }
      }
      #expect(try run("whole") == 6 + controls.count)
      #expect(try run("jobs", jobs: 4) == 6 + controls.count)
      #expect(try run("part", selection: .init(codecs: ["control-noise"], images: ["b"])) == 6)
      #expect(try run("part", selection: .init(controls: false)) == 6)
      #expect(try run("part") == controls.count - 6)
      #expect(try run("part") == 0)
      for out in ["jobs", "part"] {
        #expect(try scene.scores(out) == scene.scores("whole"))
        for file in ["/definitions.csv", "/inputs.csv"] {
          #expect(
            try String(contentsOfFile: scene.folder + "/" + out + file, encoding: .utf8)
              == String(contentsOfFile: scene.folder + "/whole" + file, encoding: .utf8))
        }
      }

      let rows = try ScoreRow.rows(ofFile: scene.folder + "/whole/scores.csv")
      let main = rows.suffix(2 * controls.count).filter { $0.metric == "count" }
      #expect(main.map(\.codec) == controls.map(\.key.codec))
      #expect(main.map(\.point) == controls.map(\.point))
      #expect(main.allSatisfy { $0.bpp.isNaN && $0.bytes == nil && $0.objective == "control" })
      let kinds = Set(main.map(\.definition))
      #expect(kinds.count == ControlKind.all.count && !kinds.contains("aaaaaaaaaaaa"))
      #expect(
        kinds == Set(ControlKind.all.map { CountingMetric().definition.scoring($0).fingerprint }))

      // Another original at the same path: its pairs and its reference distortions count as new,
      // even if they are not wanted when that is noticed.
      let changed = Image(width: 2, height: 2, samples: .eight(.init(repeating: 7, count: 12)))
      try changed.writePNG(scene.pairs[0].original)
      #expect(try run("whole", selection: .init(controls: false)) == 3)
      #expect(try run("whole") == Control.all.count)
    }
  }

  @Test func aFolderHasOneWriter() throws {
    try withTemporaryFolder { folder in
      let first = try LockedFolder(folder.path)
      #expect(throws: ScoringError.locked(path: folder.path)) { _ = try LockedFolder(folder.path) }
      #expect(first.path == folder.path)
    }
  }

  @Test func aScoresFileThatIsSomethingElseIsLeftAlone() throws {
    try withTemporaryFolder { folder in
      let scene = try Scene(folder)
      let out = folder.appendingPathComponent("out")
      try FileManager.default.createDirectory(at: out, withIntermediateDirectories: true)
      let file = out.appendingPathComponent("scores.csv")
      try Data("my,notes\n1,2\n".utf8).write(to: file)
      #expect(throws: CSVError.self) { try scene.run([CountingMetric()]) }
      #expect(try String(contentsOf: file, encoding: .utf8) == "my,notes\n1,2\n")
    }
  }
}
