import Plots
import Testing

struct FigureSizeTests {
  private static func script(_ size: String, _ terminals: [Terminal], _ name: String = "rd-quality")
    throws -> String
  {
    let format = FigureFormat(terminals: terminals, size: try FigureSize(size))
    return try #require(Figures.all(SampleData.data(), format).first { $0.name == name }).script
  }

  @Test(arguments: [
    "8.5cmx6cm", "85mmx60mm", "8.5x6cm", "3.3464567x2.3622047in", "240.94488x170.07874pt",
  ])
  func lengthsAreThoseOfPrint(size: String) throws {
    let script = try Self.script(size, [.pdf, .png])
    // 8.5 and 6 cm in inches; three pixels a unit, 144 units an inch.
    #expect(script.contains(/pdfcairo size 3\.34645\d*in,2\.36220\d*in/), "\(script.prefix(900))")
    #expect(script.contains("fontscale 0.375") && script.contains("pngcairo size 1446,1020"))
  }

  @Test func pixelsArePixels() throws {
    let script = try Self.script("800x600px", [.svg, .png])
    #expect(script.contains("svg size 800,600") && script.contains("pngcairo size 800,600"))
  }

  @Test func withoutAHeightTheFigureHasItsOwn() throws {
    #expect(try FigureSize("column") == .column && FigureSize("page") == .page)
    #expect(try Self.script("column", [.svg]).contains("svg size 500,"))
    #expect(try Self.script("7in", [.svg]).contains("svg size 1008,"))
  }

  @Test func whereAFigureHasNoRoomEverythingIsSmallerAlike() throws {
    let script = try Self.script("4cmx3cm", [.pdf])
    #expect(script.contains(/pdfcairo size 1\.57480\d*in,1\.18110\d*in/))
    let scale = try #require(script.firstMatch(of: /fontscale (0\.\d+)/)).1
    #expect(try #require(Double(scale)) < 0.3)
    // Nothing is drawn outside.
    for place in script.matches(of: /screen (-?[0-9.]+)/) {
      #expect((0...1).contains(try #require(Double(place.1))))
    }
  }

  @Test(arguments: [
    "", "8.5", "8.5x6", "x6cm", "8.5cm x 6cm", "1e3cm", "nancm", "-8cmx6cm", "columns", "8..5cm",
    "8.5cmx6", "8.5furlongs",
  ])
  func otherWordsAreNoSize(text: String) {
    #expect(throws: FigureSizeError.noSize(text)) { try FigureSize(text) }
  }

  @Test(arguments: ["0cm", "1cmx6cm", "8cmx0in", "2m", "101cm", "99999999999px"])
  func sizesThatNothingCanBeDrawnAt(text: String) {
    #expect(throws: FigureSizeError.self) { try FigureSize(text) }
  }
}
