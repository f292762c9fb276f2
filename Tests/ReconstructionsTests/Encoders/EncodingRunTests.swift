import Foundation
import Reconstructions
import Results
import Studies
import Synchronization
import TestSupport
import Testing

@Suite struct EncodingRunTests {
  /// A study of two images and one recipe, in a folder of its own.
  private struct Bench {
    let folder: URL
    var encode = #"[env, "Q={point}", cp, "{original}", "{bitstream}"]"#
    var decode = #"[cp, "{bitstream}", "{reconstruction}"]"#
    var limit = 30.0

    init(_ folder: URL) throws {
      self.folder = folder
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent("originals"), withIntermediateDirectories: true)
      try writeOriginal("a", shade: 1)
      try writeOriginal("b b", shade: 2)
    }

    func writeOriginal(_ name: String, shade: UInt8) throws {
      let data = Data("P6\n2 1\n255\n".utf8) + Data(repeating: shade, count: 6)
      try data.write(to: folder.appendingPathComponent("originals/\(name).ppm"))
    }

    func run(jobs: Int = 2) throws -> EncodingRun {
      let text = """
        study: bench
        originals: "originals/{image}.ppm"
        codecs:
          - codec: copy
            objective: mse
            encoder: {points: ["1", "2"], encode: \(encode), decode: \(decode), extension: bits,
              time-limit: \(limit)}
        """
      let path = folder.appendingPathComponent("study.yaml")
      try Data(text.utf8).write(to: path)
      return EncodingRun(
        study: try Study.load(path.path), outputFolder: folder.path + "/out", jobs: jobs)
    }

    @discardableResult func makeAll() throws -> [FailureRow] {
      try outcome().failures
    }

    func outcome() throws -> MadeReconstructions {
      try run().run(watchingSignals: false) { _, _ in }
    }

    func made(_ name: String) -> URL {
      folder.appendingPathComponent("out/reconstructions/copy/mse/\(name)")
    }
  }

  @Test func makesEveryFileAndThenNothing() throws {
    try withTemporaryFolder { folder in
      let bench = try Bench(folder)
      let counts = Mutex<[Int]>([])
      let run = try bench.run()
      let outcome = try run.run(watchingSignals: false) { done, total in
        counts.withLock { $0 += [done, total] }
      }
      #expect(outcome.failures.isEmpty)
      #expect((outcome.made, outcome.bytes) == (4, 4 * 17))
      #expect(counts.withLock { $0 } == [1, 4, 2, 4, 3, 4, 4, 4])
      for point in ["1", "2"] {
        for image in ["a", "b b"] {
          let original = try Data(
            contentsOf: folder.appendingPathComponent("originals/\(image).ppm"))
          #expect(try Data(contentsOf: bench.made("\(point)/\(image).png")) == original)
          #expect(try Data(contentsOf: bench.made("\(point)/\(image).bits")) == original)
        }
      }
      let left = try FileManager.default.contentsOfDirectory(
        atPath: folder.path + "/out/reconstructions")
      #expect(left == ["copy"], "no scratch folder stays")

      let again = try bench.run()
      #expect((again.present, again.missing) == (4, 0))
    }
  }

  @Test func changesAreMadeAgainAndNothingElse() throws {
    try withTemporaryFolder { folder in
      var bench = try Bench(folder)
      try bench.makeAll()
      try bench.writeOriginal("a", shade: 9)
      #expect(try bench.run().missing == 2, "a changed original, at two points")
      try bench.makeAll()
      try FileManager.default.removeItem(at: bench.made("1/a.png"))
      try Data("cut".utf8).write(to: bench.made("2/b b.bits"))
      #expect(try bench.run().missing == 2, "a file removed and a file cut")
      try bench.makeAll()
      for name in ["1/a.bits", "2/a.png"] {
        let bytes = try Data(contentsOf: bench.made(name))
        try Data(repeating: 7, count: bytes.count).write(to: bench.made(name))
      }
      #expect(try bench.run().missing == 2, "other contents of the same size")
      try bench.makeAll()
      bench.limit = 20
      #expect(try bench.run().missing == 0, "the time limit makes no other file")
      bench.encode = #"[env, "Q={point}", "R=1", cp, "{original}", "{bitstream}"]"#
      #expect(try bench.run().missing == 4, "other arguments")
      try bench.makeAll()
      #expect(try bench.run().missing == 0)
    }
  }

  @Test func afterARemovedRecordTheEncodingIsMadeAgain() throws {
    try withTemporaryFolder { folder in
      let bench = try Bench(folder)
      try bench.makeAll()
      // The remains of a kill between the files and their record.
      try FileManager.default.removeItem(at: bench.made("1/a.recipe.txt"))
      #expect(try bench.run().missing == 1)
    }
  }

  @Test func recordsWithoutDigestsStand() throws {
    try withTemporaryFolder { folder in
      let bench = try Bench(folder)
      try bench.makeAll()
      let record = bench.made("1/a.recipe.txt")
      let text = try String(contentsOf: record, encoding: .utf8)
      let old = text.replacing(/, sha256 [0-9a-f]{64}/, with: "")
      #expect(text.count - old.count == 2 * 73)
      try Data(old.utf8).write(to: record)
      #expect(try bench.run().missing == 0)
      try Data("cut".utf8).write(to: bench.made("1/a.bits"))
      #expect(try bench.run().missing == 1)
    }
  }

  @Test func aFailureIsARowAndTheRestGoesOn() throws {
    try withTemporaryFolder { folder in
      var bench = try Bench(folder)
      let script = #"[ {point} = 2 ] && { echo no rate >&2; exit 7; }; cp "$1" "$2""#
      try Data("#!/bin/sh\n\(script.replacing("{point}", with: "$3"))\n".utf8)
        .write(to: folder.appendingPathComponent("codec"))
      chmod(folder.path + "/codec", 0o755)
      bench.encode = #"[./codec, "{original}", "{bitstream}", "{point}"]"#
      let failures = try bench.makeAll()
      #expect(failures.map(\.image) == ["a", "b b"])
      #expect(failures.map(\.point) == ["2", "2"])
      #expect(failures[0].codec == "copy" && failures[0].objective == "mse")
      #expect(failures[0].file == bench.made("2/a.png").path)
      #expect(failures[0].message == "encode: ./codec ended with code 7: no rate")
      #expect(FileManager.default.fileExists(atPath: bench.made("1/a.png").path))
      #expect(try bench.run().missing == 2)
    }
  }

  @Test(arguments: [
    (#"[false, "{bitstream}", "{reconstruction}"]"#, "decode: false ended with code 1 without"),
    (#"["true", "{bitstream}", "{reconstruction}"]"#, "but {reconstruction} is missing or empty"),
    (#"[sleep, "600", "{bitstream}{reconstruction}"]"#, "decode: sleep ended with code 1: sleep"),
    (#"[tail, -f, "{bitstream}", "--pid={reconstruction}"]"#, "decode: tail ended with code 1"),
    (#"[env, "A={bitstream}{reconstruction}", sleep, "600"]"#, "its time-limit of 0.3 s"),
  ])
  func failuresSayWhatHappened(decode: String, message: String) throws {
    try withTemporaryFolder { folder in
      var bench = try Bench(folder)
      bench.decode = decode
      bench.limit = 0.3
      let failures = try bench.makeAll()
      #expect(failures.count == 4)
      #expect(failures[0].message.contains(message), "\(failures[0].message)")
    }
  }

  @Test func missingProgramsAreToldAtOnceBeforeAnythingRuns() throws {
    try withTemporaryFolder { folder in
      var bench = try Bench(folder)
      try bench.makeAll()
      bench.encode = #"[no-such-encoder, "{point}", "{original}", "{bitstream}"]"#
      bench.decode = #"[no-such-decoder, "{bitstream}", "{reconstruction}"]"#
      let run = try bench.run()
      #expect(run.missing == 0)
      #expect(
        run.unmakeable.map(\.message) == [
          "copy (mse) needs no-such-encoder and no-such-decoder, which are not on this machine; "
            + "install them or give the path in the study file"
        ])
    }
  }

  @Test func whatIsMadeNeedsNoPrograms() throws {
    try withTemporaryFolder { folder in
      var bench = try Bench(folder)
      let codec = folder.appendingPathComponent("codec")
      try Data("#!/bin/sh\ncp \"$1\" \"$2\"\n".utf8).write(to: codec)
      bench.encode = #"[./codec, "{original}", "{bitstream}", "{point}"]"#
      let refused = try bench.run().unmakeable
      #expect(
        refused.map(\.message) == [
          "copy (mse) needs \(folder.path)/./codec, which may not be executed; "
            + "run: chmod +x \(folder.path)/./codec"
        ])
      chmod(codec.path, 0o755)
      #expect(try bench.makeAll().isEmpty)
      try FileManager.default.removeItem(at: codec)
      let elsewhere = try bench.run()
      #expect(elsewhere.unmakeable.isEmpty && elsewhere.present == 4)
    }
  }

  @Test func severalStepsPassFilesOn() throws {
    try withTemporaryFolder { folder in
      var bench = try Bench(folder)
      bench.encode =
        #"[[cp, "{original}", "{temporary}/{point}"], [mv, "{temporary}/{point}", "{bitstream}"]]"#
      #expect(try bench.makeAll().isEmpty)
      #expect(try bench.run().present == 4)
      #expect(
        try EncodingRow.rows(ofFile: folder.path + "/out/encodings.csv").map(\.encode)[0]
          == "cp {original} {temporary}/1 && mv {temporary}/1 {bitstream}")
      bench.encode = #"[[cp, "{original}", "{bitstream}"], [sh, -c, 'exit 3', "{point}"]]"#
      #expect(try bench.makeAll()[0].message.hasPrefix("encode: sh ended with code 3"))
    }
  }

  @Test func onlyWhatIsSelected() throws {
    try withTemporaryFolder { folder in
      let bench = try Bench(folder)
      _ = try bench.run()
      let study = try Study.load(folder.path + "/study.yaml")
      let run = EncodingRun(study: study, outputFolder: folder.path + "/out", jobs: 1) {
        $0.image == "a"
      }
      #expect(run.missing == 2)
      #expect(try run.run(watchingSignals: false) { _, _ in }.made == 2)
      #expect(try bench.run().present == 2)
    }
  }

  @Test(.timeLimit(.minutes(1))) func anInterruptedRunLeavesNothingHalfMade() throws {
    try withTemporaryFolder { folder in
      var bench = try Bench(folder)
      bench.encode =
        #"[sh, -c, 'cp "$1" "$2"; [ $3 = 1 ] || sleep 600', x, "{original}", "{bitstream}", "{point}"]"#
      bench.limit = 500
      let run = try bench.run(jobs: 1)
      #expect(throws: EncodingError.interrupted) {
        _ = try run.run(watchingSignals: false) { done, _ in
          if done == 2 {
            DispatchQueue.global().asyncAfter(deadline: .now() + 0.2) { run.interrupt() }
          }
        }
      }
      let again = try bench.run()
      #expect((again.present, again.missing) == (2, 2))
      #expect(!FileManager.default.fileExists(atPath: bench.made("2/a.bits").path))
    }
  }
}
