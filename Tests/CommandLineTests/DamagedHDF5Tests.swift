import Foundation
import Metrics
import TestSupport
import Testing
import Weights

/// HDF5 files are read in a process of their own, whose end is reported in one sentence.
@Suite struct DamagedHDF5Tests {
  private static let finds = Result {
    try FileManager.default.contentsOfDirectory(atPath: fixture("finds").path).sorted()
      .filter { $0.hasPrefix("hdf5-") }
  }

  private func expectSentence(_ outcome: Tool.Outcome, about name: String) {
    #expect(outcome.status == 1 && outcome.output.isEmpty, "\(outcome)")
    #expect(outcome.errors.hasPrefix("Error: ") && outcome.errors.contains(name), "\(outcome)")
    #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome)")
  }

  /// Whether the library stops on them is a matter of its version and of luck.
  @Test func findsOfTheFuzzerEndInASentence() throws {
    let names = try Self.finds.get()
    #expect(!names.isEmpty)
    for name in names {
      let file = fixture("finds/" + name).path
      expectSentence(try Tool.run(["weights", "verify", file]), about: name)
      let picture = fixture("imaging/grey1.png").path
      let compared = try Tool.run(
        ["compare", picture, picture, "--metrics", "vgg16", "--weights", "vgg16=" + file])
      expectSentence(compared, about: name)
    }
  }

  /// Without room for its output the other process ends early; this one writes no file.
  @Test func theLibraryRunsInAnotherProcess() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    let file = fixture("vgg/narrow-keras1.h5").path
    process.arguments = [
      "-c", "ulimit -f 0; exec \"$0\" weights inspect \"$1\"", Tool.path.path, file,
    ]
    let errors = Pipe()
    process.standardError = errors
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 1)
    // By SIGXFSZ or by the failure to write, as the system has it.
    let start = "Error: \(file): the HDF5 library stopped while reading it ("
    #expect(text.hasPrefix(start) && text.split(separator: "\n").count == 1, "\(text)")
  }

  @Test(arguments: ["narrow-keras1.h5", "narrow-keras2.h5"])
  func wholeFilesGiveWhatTheLibraryGives(name: String) throws {
    let file = fixture("vgg/" + name).path
    let outcome = try Tool.run(["weights", "inspect", file])
    let digest = try VGG16Weights(file: WeightFile.read(file)).digest
    #expect(
      outcome.status == 0 && outcome.output.contains("VGG-16: yes, bgrCaffe, digest \(digest)"))
  }

  @Test(
    "a shape is not believed that the file's size cannot explain",
    arguments: [
      (0, "more than the file can hold"), (400_000, "which its size cannot explain"),
    ])
  func promises(padding: Int, reason: String) throws {
    try withTemporaryFolder { folder in
      let path = folder.path + "/promise.h5"
      try (Data(contentsOf: fixture("hdf5/promise.h5")) + Data(count: padding))
        .write(to: URL(fileURLWithPath: path))
      let outcome = try Tool.run(["weights", "inspect", path])
      expectSentence(outcome, about: "promise.h5")
      #expect(outcome.errors.contains(reason))
    }
  }
}
