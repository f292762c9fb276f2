import Foundation
import Results

/// Where a figure's marks lie and what they stand for, told by the script that drew it: its canvas,
/// margins, ranges and inline data. A mark that is no point of a curve is left out, and so is all of
/// a script that says these things otherwise.
package struct FigureMarks {
  /// A mark, in the units of the drawing's view box.
  package struct Mark: Encodable, Equatable {
    package let x: Double
    package let y: Double
    package let text: String
  }

  package private(set) var marks: [Mark] = []
  private let meanings: CurveMeanings
  private var canvas: (width: Double, height: Double)?
  private var margins: [String: Double] = [:]
  private var ranges: [String: (low: Double, high: Double)] = [:]
  private var logarithmic: Set<String> = []
  private var blocks: [String: [(x: Double, y: Double)]] = [:]

  package init(script: String, meanings: CurveMeanings) {
    self.meanings = meanings
    var lines = script.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.popFirst() {
      if let start = line.wholeMatch(of: /(\$\w+) << EOD/) {
        let end = lines.firstIndex(of: "EOD") ?? lines.endIndex
        blocks[String(start.1)] = lines[..<end].compactMap(Self.numbers)
        lines = lines[end...].dropFirst()
      } else if line.hasPrefix("plot ") {
        var command = String(line)
        while command.hasSuffix("\\"), let next = lines.popFirst() { command += next }
        plot(command)
      } else {
        set(line)
      }
    }
  }

  private static func numbers(_ line: Substring) -> (x: Double, y: Double)? {
    let fields = line.split(separator: " ")
    guard fields.count >= 2, let x = Double(fields[0]), let y = Double(fields[1]) else {
      return nil
    }
    return (x, y)
  }

  private mutating func set(_ line: Substring) {
    if line == "reset" {
      (margins, ranges, logarithmic) = ([:], [:], [])
    } else if let size = line.firstMatch(of: /^set terminal svg size (\d+),(\d+)/),
      let width = Double(size.1), let height = Double(size.2)
    {
      canvas = (width, height)
    } else if let margin = line.wholeMatch(of: /set ([lrtb])margin at screen (\S+)/) {
      margins[String(margin.1)] = Double(margin.2)
    } else if let range = line.wholeMatch(of: /set ([xy])range \[(\S+):(\S+)\]/),
      let low = Double(range.2), let high = Double(range.3)
    {
      ranges[String(range.1)] = (low, high)
    } else if let axis = line.wholeMatch(of: /set logscale ([xy])/) {
      logarithmic.insert(String(axis.1))
    }
  }

  private mutating func plot(_ command: String) {
    guard let canvas, let left = margins["l"], let right = margins["r"], let top = margins["t"],
      let bottom = margins["b"]
    else { return }
    for element in command.matches(of: /(\$\w+) using 1:2 with (?:linespoints|points)/) {
      for point in blocks[String(element.1)] ?? [] {
        guard let across = share(point.x, "x"), let up = share(point.y, "y"),
          let text = meanings.text(x: point.x, y: point.y)
        else { continue }
        let x = canvas.width * (left + across * (right - left))
        let y = canvas.height * (1 - bottom - up * (top - bottom))
        marks.append(Mark(x: Self.rounded(x), y: Self.rounded(y), text: text))
      }
    }
  }

  /// Where a value lies on an axis, from 0 to 1; nil outside.
  private func share(_ value: Double, _ axis: String) -> Double? {
    guard let (low, high) = ranges[axis] else { return nil }
    let share =
      logarithmic.contains(axis)
      ? log(value / low) / log(high / low) : (value - low) / (high - low)
    return (0...1).contains(share) ? share : nil
  }

  private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}
