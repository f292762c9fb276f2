import Results
import Testing

@Suite struct WeightsOriginTests {
  @Test(arguments: [
    (WeightsOrigin.none, ""), (.file("vgg16.h5, sha256 0a1b"), "vgg16.h5, sha256 0a1b"),
    (.seeded(network: "VGG-16", seed: 0), "seeded VGG-16 (no training), seed 0"),
  ])
  func textAndOriginAreOneThing(origin: WeightsOrigin, text: String) {
    #expect(origin.text == text && WeightsOrigin(text) == origin)
  }

  @Test(arguments: ["my (no training).h5", "seeded VGG-16 (no training), seed x"])
  func aFileIsNotTakenForSeeded(text: String) { #expect(!WeightsOrigin(text).isSeeded) }
}
