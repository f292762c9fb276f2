import Imaging
import TestSupport
import Testing

@Suite struct DerivedValuesTests {
  @Test func aValueIsMadeOnceWhileItIsKept() {
    let image = TestImages.ramps(width: 8, height: 8)
    let copy = image
    var made = 0
    func value(_ image: Image) -> Int {
      image.derived.value("some") {
        made += 1
        return made
      }
    }
    #expect([value(image), value(image)] == [1, 2] && !image.derived.isKeeping)
    image.derived.keep()
    #expect([value(image), value(copy), value(image)] == [3, 3, 3])
    // A name stands for one kind of value.
    #expect(image.derived.value("other") { "text" } == "text" && value(image) == 3)
    copy.derived.forget()
    #expect([value(image), value(image)] == [4, 5])
  }

  @Test func equalImagesMayHaveKeptDifferentValues() {
    let images = [TestImages.ramps(width: 8, height: 8), TestImages.ramps(width: 8, height: 8)]
    images[0].derived.keep()
    _ = images[0].derived.value("some") { 1 }
    #expect(images[0] == images[1])
  }
}
