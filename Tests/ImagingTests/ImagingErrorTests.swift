import Imaging
import Testing

@Suite struct ImagingErrorTests {
  @Test(arguments: [
    ImagingError.missing(path: "d/a.png"), .directory(path: "d/a.png"),
    .notReadable(path: "d/a.png", reason: "Permission denied"),
    .notWritable(path: "d/a.png", reason: "No space left on device"), .empty(path: "d/a.png"),
    .unknownFormat(path: "d/a.png"),
    .foreignFormat(path: "d/a.png", format: "JPEG", command: "djpeg"),
    .truncated(path: "d/a.png"), .corrupt(path: "d/a.png", reason: "libpng: IDAT: CRC error"),
    .alphaRefused(path: "d/a.png"), .tooLarge(path: "d/a.png", width: 9, height: 9),
    .unsupportedMaxval(path: "d/a.png", maxval: 100),
  ])
  func oneSentenceWithFileAndRemedy(error: ImagingError) {
    let text = error.description
    #expect(text.hasPrefix("d/a.png ") && !text.hasSuffix(".") && text.contains("; "))
    #expect(!text.contains("\n") && !text.dropLast().contains(". "))
  }

  @Test func remedies() {
    #expect(
      ImagingError.alphaRefused(path: "a").description.contains(
        "choose alpha drop, black or white"))
    #expect(
      ImagingError.unsupportedMaxval(path: "a.pgm", maxval: 1023).description
        == "a.pgm has samples up to 1023, and only 255 and 65535 are read; "
        + "convert it with `pamdepth 65535 a.pgm > a.ppm`")
  }
}
