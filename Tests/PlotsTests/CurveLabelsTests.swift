import Plots
import Results
import Testing

struct CurveLabelsTests {
  @Test func fewCurvesAreNamedInTheirColourBesideThem() throws {
    let script = try #require(SampleData.figure("rd-distance")).script
    #expect(
      script.matches(of: /set label name(\d) at first|set label name(\d) .* textcolor rgb ink\d/)
        .count == 2)
    #expect(!script.contains("set arrow"))
  }

  @Test func manyHaveALegend() throws {
    var data = SampleData.data()
    data.curves += (0..<9).flatMap { codec in
      data.curves.filter { $0.codec == "ours" && $0.objective == "first" }.map { row in
        var row = row
        row.key = CodecKey(codec: "codec\(codec)", objective: row.objective)
        return row
      }
    }
    let script = try #require(SampleData.figure("rd-similarity", data)).script
    #expect(script.matches(of: /set arrow from screen/).count == 11)
    // Below the plot area, inside the canvas.
    let floor = try #require(script.firstMatch(of: /bmargin at screen (0\.\d+)/)).1
    for arrow in script.matches(of: /set arrow from screen [^,]+, screen ([0-9.]+)/) {
      #expect(try #require(Double(arrow.1)) < (try #require(Double(floor))))
    }
  }
}
