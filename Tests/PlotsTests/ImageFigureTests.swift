import Plots
import Testing

struct ImageFigureTests {
  @Test func anImagesPointsAreJoinedByRisingQuality() throws {
    var data = SampleData.full()
    data.scores.reverse()
    let script = try #require(SampleData.figure("images-distance-vs-quality", data)).script
    #expect(script.matches(of: /\$image\d << EOD/).count == 4)
    #expect(
      script.contains("<< EOD\n28.5 1 ? ?\n31 0.5 ? ?\n33.5 0.33333333 ? ?\n36 0.25 ? ?\nEOD"))
    #expect(!script.contains("95 %"))
  }

  @Test func oneImageIsNoField() {
    var data = SampleData.full()
    data.images = 1
    #expect(SampleData.figure("images-distance-vs-quality", data) == nil)
  }
}
