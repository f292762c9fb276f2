import Processes
import Testing

@Suite struct MissingProgramsTests {
  @Test(arguments: [
    (
      ["no-such"],
      "the program no-such, which is not on this machine; install it or give the path in the study file"
    ),
    (
      ["sh", "heif-enc", "no-such"],
      "heif-enc and no-such, which are not on this machine; install them with: apt-get install "
        + "libheif-examples; install the others or give the path in the study file"
    ),
    (
      ["vvencapp", "vvdecapp"],
      "vvencapp and vvdecapp, which are not on this machine; Debian has no package: build "
        + "github.com/fraunhoferhhi/vvenc and github.com/fraunhoferhhi/vvdec"
    ),
    (["/etc/passwd"], "/etc/passwd, which may not be executed; run: chmod +x /etc/passwd"),
  ])
  func saysEverythingAtOnce(names: [String], text: String) {
    if names != ["/etc/passwd"],
      names.contains(where: { $0 != "sh" && Program.find($0, folder: "/") != nil })
    {
      return
    }
    do throws(MissingPrograms) {
      _ = try MissingPrograms.find(names, folder: "/")
      Issue.record("nothing is missing")
    } catch { #expect(error.description == text) }
  }

  @Test func findsInTheOrderAsked() throws {
    #expect(try MissingPrograms.find(["sh", "/bin/cat"], folder: "/")[1].path == "/bin/cat")
  }
}
