import Imaging
import Testing

struct PathHintTests {
  @Test func whatIsOddAboutAPath() {
    #expect(PathHint.of("~/a.png")?.contains("home folder") == true)
    #expect(PathHint.of("a\\b.png")?.contains("separated by /") == true)
    #expect(PathHint.of("a/b.png") == nil)
    #expect(
      "\(ImagingError.missing(path: "~/a.png"))".hasPrefix("~/a.png does not exist; ~ means"))
    #expect("\(ImagingError.missing(path: "a.png"))" == "a.png does not exist; check the path")
  }
}
