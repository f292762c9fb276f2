import Reporting
import Results
import Testing

struct FigureMarksTests {
  private static let curves = [
    CurveRow(
      codec: "ours", objective: "mse", point: "0.10", images: 6, bpp: 1, metric: "quality",
      mean: 30, standardError: nil),
    CurveRow(
      codec: "ours", objective: "mse", point: "0.10", images: 6, bpp: 1, metric: "distance",
      mean: 0.1, standardError: nil),
  ]

  private func marks(_ script: String) -> [FigureMarks.Mark] {
    FigureMarks(
      script: script, meanings: CurveMeanings(Self.curves, SampleReport.catalogue)
    ).marks
  }

  private static func script(_ axes: String, _ points: String) -> String {
    """
    set terminal svg size 400,500 font 'Helvetica,14'
    set lmargin at screen 0.1
    set rmargin at screen 0.9
    set tmargin at screen 0.8
    set bmargin at screen 0.2
    \(axes)
    $curve0 << EOD
    \(points)
    EOD
    plot \\
      $curve0 using 1:3:(0):($4-$3) with vectors nohead notitle, \\
      $curve0 using 1:2 with linespoints lw 1 notitle
    """
  }

  @Test func placesFollowFromMarginsAndRanges() {
    let found = marks(
      Self.script("set logscale x\nset xrange [0.1:10]\nset yrange [20:40]", "1 30 29 31\n1 31 ? ?")
    )
    // The middle of both axes; the second row is no point of a curve.
    #expect(found.map(\.x) == [200] && found.map(\.y) == [250])
    #expect(found[0].text == "ours (mse), point 0.10: 1 bpp, Quality 30 dB")
  }

  @Test func twoMetricsOfAPointAreFoundTogether() {
    let found = marks(
      Self.script("set logscale y\nset xrange [20:60]\nset yrange [0.01:1]", "30 0.1 ? ?"))
    #expect(found.map(\.x) == [120] && found.map(\.y) == [250])
    #expect(
      found.map(\.text) == ["ours (mse), point 0.10: 1 bpp, Quality 30 dB, Distance 0.1"])
  }

  @Test(arguments: [
    "", "plot x", "$d << EOD\n1 2", "set xrange [a:b]\nplot $d using 1:2 with points",
  ])
  func otherScriptsHaveNoMarks(script: String) {
    #expect(marks(script).isEmpty)
  }

  @Test func whatLiesOutsideTheRangesIsLeftOut() {
    #expect(marks(Self.script("set xrange [2:3]\nset yrange [20:40]", "1 30 ? ?")).isEmpty)
  }
}
