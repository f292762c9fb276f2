import Codecs
import Foundation
import Imaging
import Metrics
import Results
import TestSupport
import Testing
import Weights

/// No score and no codec may depend on a BLAS, whose sums change with the machine: all run in
/// processes whose `cblas_sgemm` aborts.
@Suite(.serialized) struct WithoutBLASTests {
  /// Compiles a library that takes the place of the BLAS' matrix product, for LD_PRELOAD.
  private func stub(_ folder: URL) throws -> [String: String] {
    let source = folder.appendingPathComponent("stub.c")
    let library = folder.appendingPathComponent("stub.so")
    try """
    #include <stdlib.h>
    void cblas_sgemm(void) { abort(); }
    void cblas_dgemm(void) { abort(); }
    void cblas_sgemv(void) { abort(); }
    void sgemm_(void) { abort(); }
    """.write(to: source, atomically: true, encoding: .utf8)
    let compiler = Process()
    compiler.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    // The compiler that built this test.
    compiler.arguments = ["clang", "-shared", "-fPIC", source.path, "-o", library.path]
    try compiler.run()
    compiler.waitUntilExit()
    try #require(compiler.terminationStatus == 0, "the stub was not compiled")
    return ["LD_PRELOAD": library.path]
  }

  @Test func theStubIsInThePlaceOfTheBLAS() throws {
    try withTemporaryFolder { folder in
      let narrow = fixture("vgg/narrow.safetensors").path
      let stored = folder.appendingPathComponent("vgg16.h5").path
      #expect(try Tool.run(["weights", "import", narrow, stored]).status == 0)
      let verified = try Tool.run(["weights", "verify", stored], environment: stub(folder))
      #expect(verified.status == 128 + SIGABRT, "\(verified)")
    }
  }

  @Test func everyMetricScores() throws {
    try withTemporaryFolder { folder in
      for (name, noise) in [("a.png", 0), ("b.png", 9)] {
        try TestImages.ramps(width: 193, height: 185, noise: noise, seed: 4)
          .writePNG(folder.appendingPathComponent(name).path)
      }
      let ids = MetricRegistry.all.map(\.descriptor.id)
      // Narrow networks: portable arithmetic is slow.
      let narrow = ["vgg16": fixture("vgg/narrow.safetensors").path]
      let weights = CalibrationTests.needWeights.merging(narrow) { $1 }.flatMap {
        ["--weights", "\($0)=\($1)"]
      }
      let environment = try stub(folder)
      for more in [[], ["--exact"]] {
        let arguments =
          ["compare", "a.png", "b.png", "--json", "--metrics", ids.joined(separator: ",")] + weights
        let plain = try Tool.run(arguments + more, in: folder)
        #expect(plain.status == 0, "\(plain.errors)")
        for forced in ["avx2", "portable"] {
          let other = try Tool.run(
            arguments + more, in: folder,
            environment: environment.merging(["CROSSMETRIC_INSTRUCTIONS": forced]) { $1 })
          #expect(other.status == 0 && other.output == plain.output, "\(other.errors)")
        }
      }
    }
  }

  @Test func everyCodecRuns() throws {
    try withTemporaryFolder { folder in
      try TestImages.ramps(width: 70, height: 41, noise: 8)
        .writePNG(folder.appendingPathComponent("x.png").path)
      let environment = try stub(folder)
      for name in CodecRegistry.names {
        let weights = try CheckpointImport(
          floats: RandomModel.floats(name), integers: [:], path: "random.pth"
        ).weights
        try weights.archive.write(to: folder.appendingPathComponent("model.h5").path)
        for arguments in [
          ["encode", "model.h5", "x.png", "x.bin"], ["decode", "model.h5", "x.bin", "y.png"],
        ] {
          let outcome = try Tool.run(
            ["codec"] + arguments, in: folder,
            environment: environment)
          #expect(outcome.status == 0, "\(name): \(outcome.errors)")
        }
      }
    }
  }
}
