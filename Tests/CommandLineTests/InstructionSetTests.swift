import Foundation
import Imaging
import Metrics
import Results
import TestSupport
import Testing

/// The same bits on processors with and without AVX2, of which QEMU plays both.
///
/// CROSSMETRIC_INSTRUCTIONS=portable switches the kernels that this program chooses itself (tested in
/// WithoutBLASTests); loops that the compiler built twice, and the C library, ask the processor.
@Suite struct InstructionSetTests {
  private static let emulator = "/usr/bin/qemu-x86_64"
  private static let isInstalled = FileManager.default.isExecutableFile(atPath: emulator)

  /// Metrics without networks: those are the kernels that this program chooses.
  private static let ids = MetricRegistry.all.filter { $0.weights == nil }.map(\.descriptor.id)

  private static func run(_ processor: String?, in folder: URL) throws -> String {
    let process = Process()
    process.executableURL = processor == nil ? Tool.path : URL(fileURLWithPath: emulator)
    process.arguments =
      (processor.map { ["-cpu", $0, Tool.path.path] } ?? []) + [
        "compare", "a.png", "b.png", "--json", "--metrics", ids.joined(separator: ","),
      ]
    process.currentDirectoryURL = folder
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    let words = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(String(decoding: words, as: UTF8.self))")
    return String(decoding: text, as: UTF8.self)
  }

  #if arch(x86_64)
    @Test(
      .enabled(if: isInstalled, "needs qemu-x86_64 (scripts/setup.sh test)"),
      arguments: ["Nehalem", "Haswell"])
    func everyKernelGivesTheSameBits(processor: String) throws {
      try withTemporaryFolder { folder in
        // The least size that all metrics take, odd.
        for (name, noise) in [("a.png", 0), ("b.png", 9)] {
          try TestImages.ramps(width: 179, height: 177, noise: noise, seed: 4)
            .writePNG(folder.appendingPathComponent(name).path)
        }
        let plain = try Self.run(nil, in: folder)
        #expect(plain.contains("butteraugli-p3"))
        #expect(try Self.run(processor, in: folder) == plain)
      }
    }
  #endif
}
