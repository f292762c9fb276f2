import Basics
import Testing

@Suite struct PrintableTests {
  @Test(arguments: [
    ("conv1.weight", "conv1.weight"), ("Größe 7×7, 重み", "Größe 7×7, 重み"), ("a\nb\r\nc", "a�b��c"),
    ("\u{1B}[2J", "�[2J"), ("a\u{2028}b\u{202E}c", "a�b�c"), ("tab\tnul\0", "tab�nul�"),
  ])
  func controlsAreReplaced(text: String, shown: String) {
    #expect(printable(text) == shown)
  }

  @Test func longTextIsCut() {
    #expect(printable("abcdef", atMost: 3) == "abc…" && printable("abc", atMost: 3) == "abc")
  }
}
