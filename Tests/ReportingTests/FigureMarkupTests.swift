import Reporting
import Testing

struct FigureMarkupTests {
  private func html(_ svg: String, name: String = "rd-one") -> String {
    FigureMarkup.html(ReportFigure(name: name, title: "A < B", svg: svg))
  }

  @Test func prologueGoesAndIdsBecomeUnique() {
    let page = html(
      "<?xml version='1.0'?><svg width='5'><circle id='gpPt5'/><use xlink:href='#gpPt5'/></svg>\n")
    #expect(!page.contains("<?xml"))
    #expect(page.contains("id='rd-one-gpPt5'") && page.contains("href='#rd-one-gpPt5'"))
    #expect(page.contains("aria-label=\"A &lt; B\""))
  }

  @Test(arguments: ["", "not a drawing", "<svg><SCRIPT>alert(1)</SCRIPT></svg>", "</svg><svg>"])
  func whatIsNoDrawingIsLeftOutAndSaid(svg: String) {
    let page = html(svg, name: "<b>")
    #expect(page.contains("The figure &lt;b&gt; is not an SVG drawing"))
    #expect(!page.contains("SCRIPT>") && !page.contains("<b>"))
  }
}
