/// The rates of points along the numbers in their names.
struct RateLadder {
  private let steps: [(label: String, number: Double, rate: Double)]

  /// Nil where the names are not one text with a number in it: `10` and `20`, `q10` and `q20`.
  init?(_ points: [MeanCurve.Point]) {
    let names = points.map { Self.parts($0.label) }
    guard let first = names.first, let text = first?.text,
      names.allSatisfy({ $0?.text == text })
    else { return nil }
    steps = zip(points, names).compactMap { point, name in
      name.map { (point.label, $0.number, point.bpp) }
    }.sorted { $0.number < $1.number }
  }

  /// A name's only number and the text around it.
  private static func parts(_ name: String) -> (text: [Substring], number: Double)? {
    let digits = { (character: Character) in
      character.isASCII && (character.isNumber || character == ".")
    }
    let numbers = name.split { !digits($0) }
    guard numbers.count == 1, let number = Double(numbers[0]) else { return nil }
    return (name.split(whereSeparator: digits), number)
  }

  /// A sentence on the first step whose rate goes the other way than most do, or nil.
  var fault: String? {
    let pairs = Array(zip(steps, steps.dropFirst())).filter { $0.rate != $1.rate }
    let rising = pairs.filter { $0.rate < $1.rate }
    let falling = pairs.filter { $0.rate > $1.rate }
    guard let odd = (rising.count < falling.count ? rising : falling).first, !rising.isEmpty,
      !falling.isEmpty
    else { return nil }
    return
      "the rates do not change in one direction along the points: \(odd.0.label) has \(odd.0.rate) bpp "
      + "and the next, \(odd.1.label), \(odd.1.rate); are the rates of two points exchanged?"
  }
}
