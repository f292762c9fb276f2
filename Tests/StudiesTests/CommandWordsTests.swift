import Foundation
import Studies
import Testing

@Suite struct CommandWordsTests {
  @Test(
    "a command is split as a shell splits it",
    arguments: [
      "a b  c", "a\tb\nc", "'a b' c", "\"a b\"c d", "a\\ b c", "a '' \"\"", "'a\\b' \"a\\b\"",
      "\"\\\"q\\\"\" 'it'\\''s'", "\"a\\\\b\" a\\\\b", "x=1 ünï '日 本'", "'a\"b' \"a'b\"",
    ])
  func words(text: String) throws {
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    // The first word may not be looked for as a program.
    shell.arguments = ["-c", "printf '%s\\n' " + text.replacing("\n", with: " ")]
    let pipe = Pipe()
    shell.standardOutput = pipe
    try shell.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let expected = output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(try #require(CommandWords.split(text)) == expected.map(String.init))
  }

  @Test func nothingElseOfAShellIsThere() {
    #expect(
      CommandWords.split("a $(b) $HOME `c` *.png ; | > ~ # &&") == [
        "a", "$(b)", "$HOME", "`c`", "*.png", ";", "|", ">", "~", "#", "&&",
      ])
  }

  @Test(arguments: ["", "  ", "'a", "\"a", "a\\", "\"a\\", "''"])
  func whatIsNoCommandIsRefused(text: String) {
    #expect(CommandWords.split(text) == nil)
  }
}
