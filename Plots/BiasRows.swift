import Results

/// One line of a bias figure, from the top.
enum BiasLine {
  /// Names a codec and, where it is not clear, its two objectives.
  case heading(String)
  /// A bar: a distance, or one of its parts.
  case bar(BiasRow, isPart: Bool)
}

/// The lines of a bias figure and where they stand.
struct BiasRows {
  /// Places count in heights of a main bar.
  let lines: [(line: BiasLine, place: Double)]
  /// Place of the lower end.
  let depth: Double

  /// Groups by codec and objectives, then by the quality held equal; main score first, then parts.
  init(_ biases: [BiasRow], distance: String) {
    func group(_ bias: BiasRow) -> [String] { [bias.codec, bias.objectiveA, bias.objectiveB] }
    let onePair = Set(biases.map { [$0.objectiveA, $0.objectiveB] }).count == 1
    var lines: [(BiasLine, Double)] = []
    var place = 0.5
    for wanted in biases.map(group).inOrderOfAppearance {
      let own = biases.filter { group($0) == wanted }
      let pair = onePair ? "" : ": \(wanted[2]) against \(wanted[1])"
      lines.append((.heading(GnuplotText.elided(wanted[0] + pair, to: 60)), place))
      place += 1
      for quality in own.map(\.atEqual).inOrderOfAppearance {
        for isPart in [false, true] {
          for bias in own
          where bias.atEqual == quality && (bias.distance != distance) == isPart {
            lines.append((.bar(bias, isPart: isPart), isPart ? place - 0.1 : place))
            place += isPart ? 0.78 : 1
          }
        }
        place += 0.2
      }
      place += 0.2
    }
    self.lines = lines
    depth = place - 0.4
  }
}
