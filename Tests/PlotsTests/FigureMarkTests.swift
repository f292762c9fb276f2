import Foundation
import Plots
import Results
import Testing

/// Marks lie where gnuplot draws the points, by what the script says of canvas, margins, ranges and data.
@Suite struct FigureMarkTests {
  @Test(arguments: ["rd-quality", "rd-distance", "distance-vs-quality", "parts-distance"])
  func marksLieOnThePointsOfTheScript(name: String) throws {
    let figure = try #require(Figures.all(SampleData.full()).first { $0.name == name })
    let drawn = Drawn(figure.script).points
    #expect(!drawn.isEmpty && figure.marks.count == drawn.count)
    for (mark, point) in zip(figure.marks, drawn) {
      // Ends of axes have four digits in the script.
      #expect(abs(mark.x - point.x) < 0.3 && abs(mark.y - point.y) < 0.3)
    }
  }

  @Test func aMarkKnowsItsRows() throws {
    let figures = Figures.all(SampleData.data())
    let rate = try #require(figures.first { $0.name == "rd-similarity" })
    #expect(rate.marks.allSatisfy { $0.base == nil && $0.row.metric == "similarity" })
    let plane = try #require(figures.first { $0.name == "distance-vs-quality" })
    #expect(!plane.marks.isEmpty)
    for mark in plane.marks {
      #expect(mark.row.metric == "distance" && mark.base?.metric == "quality")
      #expect(mark.row.key == mark.base?.key && mark.row.point == mark.base?.point)
    }
  }

  @Test func curvesOfSingleImagesHaveNoMarks() throws {
    let figure = try #require(
      Figures.all(SampleData.full()).first { $0.name == "images-distance-vs-quality" })
    #expect(figure.marks.count == 8)
  }
}

/// The points of curves that a script draws, in the units of its canvas.
private struct Drawn {
  var points: [(x: Double, y: Double)] = []
  private var canvas = (0.0, 0.0)
  private var margins: [String: Double] = [:]
  private var ranges: [String: (Double, Double)] = [:]
  private var logarithmic: Set<String> = []
  private var blocks: [String: [(Double, Double)]] = [:]

  init(_ script: String) {
    var lines = script.split(separator: "\n")[...]
    if let size = script.firstMatch(of: /set terminal svg size (\d+),(\d+)/) {
      canvas = (Double(size.1) ?? 0, Double(size.2) ?? 0)
    }
    while let line = lines.popFirst() {
      if let start = line.wholeMatch(of: /(\$\w+) << EOD/) {
        let end = lines.firstIndex(of: "EOD") ?? lines.endIndex
        blocks[String(start.1)] = lines[..<end].map { row in
          let numbers = row.split(separator: " ").map { Double($0) ?? .nan }
          return (numbers[0], numbers[1])
        }
        lines = lines[end...].dropFirst()
      } else if line == "reset" {
        (margins, ranges, logarithmic) = ([:], [:], [])
      } else if let margin = line.wholeMatch(of: /set ([lrtb])margin at screen (\S+)/) {
        margins[String(margin.1)] = Double(margin.2)
      } else if let range = line.wholeMatch(of: /set ([xy])range \[(\S+):(\S+)\]/) {
        ranges[String(range.1)] = (Double(range.2) ?? 0, Double(range.3) ?? 0)
      } else if let axis = line.wholeMatch(of: /set logscale ([xy])/) {
        logarithmic.insert(String(axis.1))
      } else if line.hasPrefix("plot ") {
        var command = String(line)
        while command.hasSuffix("\\"), let next = lines.popFirst() { command += next }
        for element in command.matches(of: /(\$\w+) using 1:2 with linespoints/) {
          for point in blocks[String(element.1)] ?? [] { place(point) }
        }
        // The PNG terminal draws the same again.
        if !script.contains("set multiplot") { return }
      } else if line == "unset multiplot" {
        return
      }
    }
  }

  private mutating func place(_ point: (Double, Double)) {
    guard let left = margins["l"], let right = margins["r"], let top = margins["t"],
      let bottom = margins["b"], let x = share(point.0, "x"), let y = share(point.1, "y")
    else { return }
    points.append(
      (canvas.0 * (left + x * (right - left)), canvas.1 * (1 - bottom - y * (top - bottom))))
  }

  private func share(_ value: Double, _ axis: String) -> Double? {
    guard let (low, high) = ranges[axis] else { return nil }
    return logarithmic.contains(axis)
      ? log(value / low) / log(high / low) : (value - low) / (high - low)
  }
}
