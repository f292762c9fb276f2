import Foundation

/// A place on the plot area, in units from its lower left corner.
struct Spot {
  var x: Double
  var y: Double
}

/// Names beside the curves that they belong to, for figures with few curves.
struct CurveLabels {
  struct Label {
    let text: String
    /// Middle of the text's height.
    let spot: Spot
    let side: Script.Side
  }

  /// With more curves it is not clear which one a name belongs to.
  private static let most = 8
  private static let height = 12.0
  /// From a mark to its name, and from a name to what is not its own.
  private static let gap = 8.0
  private static let clearance = 7.0

  let width: Double
  let height: Double
  /// The curves in units, and further lines that names must not cross.
  let curves: [[Spot]]
  var others: [[Spot]] = []

  /// A label for each curve, or nil where one of them finds no place clear of all lines.
  func placed(_ texts: [String]) -> [Label]? {
    guard texts.count <= Self.most else { return nil }
    var labels: [Label] = []
    var taken: [Box] = []
    for (number, text) in texts.enumerated() {
      let long = TextWidth.of(text, .small)
      let foreign = curves.indices.filter { $0 != number }.map { curves[$0] } + others
      let found = candidates(curves[number], text).first { label in
        let box = Box(label, long, Self.height)
        return box.isInside(width, height) && !taken.contains { $0.touches(box) }
          && !box.grown(2).crosses(curves[number])
          && !foreign.contains { box.grown(Self.clearance).crosses($0) }
      }
      guard let found else { return nil }
      labels.append(found)
      taken.append(Box(found, long, Self.height).grown(2))
    }
    return labels
  }

  /// Beside the last point, the first, then beside the others from the right.
  private func candidates(_ curve: [Spot], _ text: String) -> [Label] {
    // A name stands beside a point that is drawn.
    let curve = curve.filter { (0...width).contains($0.x) && (0...height).contains($0.y) }
    guard let first = curve.first, let last = curve.last else { return [] }
    let inner = curve.dropFirst().dropLast().reversed()
    return ([last, first] + inner).flatMap { spot in
      let far = Self.gap
      let up = Self.gap + 3
      let around: [(Double, Double, Script.Side)] = [
        (far, 0, .left), (0, up, .center), (-far, up, .right), (far, -up, .left), (far, up, .left),
        (-far, -up, .right), (0, -up, .center), (-far, 0, .right),
      ]
      return around.map { right, above, side in
        Label(text: text, spot: Spot(x: spot.x + right, y: spot.y + above), side: side)
      }
    }
  }
}

/// The box of a label.
private struct Box {
  var left: Double
  var right: Double
  var low: Double
  var high: Double

  init(_ label: CurveLabels.Label, _ width: Double, _ height: Double) {
    switch label.side {
    case .left: left = label.spot.x
    case .center: left = label.spot.x - width / 2
    case .right: left = label.spot.x - width
    }
    right = left + width
    low = label.spot.y - height / 2
    high = low + height
  }

  func grown(_ room: Double) -> Box {
    var box = self
    box.left -= room
    box.right += room
    box.low -= room
    box.high += room
    return box
  }

  func isInside(_ width: Double, _ height: Double) -> Bool {
    left >= 2 && right <= width + 8 && low >= 2 && high <= height
  }

  func touches(_ other: Box) -> Bool {
    left < other.right && other.left < right && low < other.high && other.low < high
  }

  /// Whether a part of a line of segments lies inside (Liang and Barsky 1984).
  func crosses(_ line: [Spot]) -> Bool {
    if line.count == 1 {
      return (left...right).contains(line[0].x) && (low...high).contains(line[0].y)
    }
    return zip(line, line.dropFirst()).contains { from, to in
      let (dx, dy) = (to.x - from.x, to.y - from.y)
      var enter = 0.0
      var leave = 1.0
      for (step, room) in [
        (-dx, from.x - left), (dx, right - from.x), (-dy, from.y - low), (dy, high - from.y),
      ] {
        if step == 0 {
          if room < 0 { return false }
        } else if step < 0 {
          enter = max(enter, room / step)
        } else {
          leave = min(leave, room / step)
        }
      }
      return enter <= leave
    }
  }
}
