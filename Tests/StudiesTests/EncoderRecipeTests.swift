import Studies
import Testing

struct EncoderRecipeTests {
  private static let values = ["original": "{point}", "point": "7", "width": "4"]

  @Test(arguments: [
    ("{original}", "{point}"), ("-i{point}{point}", "-i77"), ("{width}x{height}", "4x{height}"),
    ("{\"json\": {point}}", "{\"json\": 7}"), ("{{point}}", "{7}"), ("{", "{"),
    ("{point", "{point"),
    ("{}{a b}", "{}{a b}"), ("", ""), ("{po{point}", "{po7"),
  ])
  func fillsPlaceholdersInOnePass(_ argument: String, _ expected: String) {
    #expect(EncoderRecipe.expand([argument], Self.values) == [expected])
  }
}
