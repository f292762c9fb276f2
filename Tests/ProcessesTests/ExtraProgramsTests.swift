import Foundation
import Processes
import TestSupport
import Testing

@Suite struct ExtraProgramsTests {
  @Test func extrasLieWhereTheUserSays() {
    func path(_ environment: [String: String]) -> String? {
      ExtraPrograms.path(of: "ffmpeg", environment: environment)
    }
    #expect(path(["CROSSMETRIC_PROGRAMS": "/p"]) == "/p/ffmpeg")
    #expect(path(["XDG_DATA_HOME": "/d"]) == "/d/crossmetric/programs/ffmpeg")
    #expect(path(["HOME": "/h"]) == "/h/.local/share/crossmetric/programs/ffmpeg")
    #expect(path([:]) == nil)
  }

  /// Of two FFmpegs the one with the part, and a sentence where neither has it.
  @Test func thePartDecides() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("ffmpeg")
      try Data("#!/bin/sh\n[ $2 = -encoders ] && echo ' V..... libvvenc  VVC '\n".utf8)
        .write(to: file)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
      let program = try #require(Program.find(file.path, folder: "/"))
      #expect(FFmpegPart.encoder("libvvenc").isPart(of: program))
      #expect(!FFmpegPart.encoder("libvv").isPart(of: program))
      #expect(!FFmpegPart.filter("libvvenc").isPart(of: program))
    }
    do throws(MissingPrograms) {
      _ = try MissingPrograms.find(["ffmpeg"], folder: "/", part: .encoder("no-such-encoder"))
      Issue.record("there is no such encoder")
    } catch {
      #expect(
        error.description
          == "the program ffmpeg with the encoder no-such-encoder, which is not on this machine; "
          + "install one with: make extras")
      #expect(error.names == ["ffmpeg"])
    }
  }
}
