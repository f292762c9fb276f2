import Processes
import TestSupport
import Testing

@Suite struct ProgramTests {
  @Test func namesAreLookedForInPath() throws {
    let shell = try #require(Program.find("sh", folder: "/"))
    #expect(shell.path.hasSuffix("/sh"))
    #expect(shell.identity.hasPrefix(shell.path))
    #expect(Program.find("no-such-program-here", folder: "/") == nil)
  }

  @Test func pathsStartFromTheFolder() {
    #expect(Program.find("./sh", folder: "/bin")?.path == "/bin/./sh")
    #expect(Program.find("/bin/sh", folder: "/nowhere")?.path == "/bin/sh")
    #expect(Program.find("../bin", folder: "/usr/lib") == nil, "a folder is no program")
  }
}
