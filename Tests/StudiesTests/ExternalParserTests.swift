import Results
import Studies
import Testing

@Suite struct ExternalParserTests {
  private static let command = "command: \"tool {original} {reconstruction}\""

  private func study(_ external: String, metrics: String = "") throws -> Study {
    try withTree { try $0.study(Tree.comparison + metrics + "external: \(external)\n") }
  }

  @Test func readsEveryKey() throws {
    let study = try study(
      """

        - name: butteraugli-3norm
          command: "tool -x 'a b' {original} {reconstruction}"
          pattern: '3-norm: ([0-9.]+)'
          orientation: lower
          scale: linear
          unit: JND
          time-limit: 2.5
          version: "0.7"
        - {name: other, orientation: higher, command: [tool, "{reconstruction}", "{original}"]}
      """)
    let first = study.external[0]
    #expect(first.command == ["tool", "-x", "a b", "{original}", "{reconstruction}"])
    #expect(first.pattern == "3-norm: ([0-9.]+)" && first.version == "0.7")
    #expect(first.timeLimit == 2.5 && first.unit == "JND")
    #expect(first.orientation == .lowerIsBetter && first.scale == .identity)
    let second = study.external[1]
    #expect(second.command == ["tool", "{reconstruction}", "{original}"])
    #expect(second.timeLimit == 300 && second.scale == .identity && second.pattern == nil)
    #expect(study.metrics == MetricSet.usual + ["butteraugli-3norm", "other"])
    #expect(first.descriptor.curveValue(ofMean: 2) == -2, "more is better on every curve")
    #expect(first.descriptor.axisValue(ofMean: 2) == 2)
  }

  @Test func oneMappingWillDoAndMetricsGivesTheOrder() throws {
    let study = try study(
      "{name: mine, orientation: lower, \(Self.command)}", metrics: "metrics: [mine, psnr]\n")
    #expect(study.metrics == ["mine", "psnr"])
    #expect(study.external[0].scale == .negativeLogarithm)
  }

  @Test(
    "faults are reported with their place",
    arguments: [
      ("{orientation: lower, \(command)}", "an external metric needs the key \"name\""),
      ("{name: a, \(command)}", "an external metric needs the key \"orientation\""),
      ("{name: a, orientation: lower}", "an external metric needs the key \"command\""),
      ("{name: a, orientation: up, \(command)}", "known are lower, higher"),
      ("{name: a/b, orientation: lower, \(command)}", "\"name\" must be lower-case letters"),
      ("{name: bpp, orientation: lower, \(command)}", "\"name\" must be lower-case letters"),
      ("{name: A, orientation: lower, \(command)}", "\"name\" must be lower-case letters"),
      (
        "{name: a, orientation: lower, command: \"tool {original}\"}",
        "\"command\" does not contain {reconstruction}"
      ),
      (
        "{name: a, orientation: lower, command: \"tool {orignal} {reconstruction}\"}",
        "unknown placeholder {orignal}; did you mean \"original\"?"
      ),
      (
        "{name: a, orientation: lower, command: [t, \"{point}\", \"{original}\"]}",
        "unknown placeholder {point}; known are original, reconstruction"
      ),
      (
        "{name: a, orientation: lower, command: \"tool '{original} {reconstruction}\"}",
        "\"command\" must be a command whose quotation marks are closed"
      ),
      ("{name: a, orientation: lower, pattern: \"(\", \(command)}", "\"(\" is not one"),
      ("{name: a, orientation: lower, pattern: x, \(command)}", "with one group"),
      ("{name: a, orientation: lower, pattern: (a)(b), \(command)}", "with one group"),
      ("{name: a, orientation: lower, scale: decibels, \(command)}", "log or linear where lower"),
      ("{name: a, orientation: higher, scale: log, \(command)}", "linear or decibels where higher"),
      ("{name: a, orientation: lower, time-limit: 0, \(command)}", "a finite number above 0"),
      ("{name: a, orientation: lower, timeout: 3, \(command)}", "unknown key \"timeout\""),
      (
        "[{name: a, orientation: lower, \(command)}, {name: a, orientation: lower, \(command)}]",
        "\"a\" occurs twice in \"external\""
      ),
      ("[]", "\"external\" is empty"), ("x", "\"external\" must be a list"),
    ])
  func refuses(external: String, sentence: String) throws {
    do {
      _ = try study(external)
      Issue.record("loaded")
    } catch let error as StudyError {
      #expect("\(error)".contains("study.yaml:") && "\(error)".contains(sentence), "\(error)")
    }
  }

  @Test func weightsAreNotForThem() {
    #expect(throws: StudyError.self) {
      try study(
        "{name: a, orientation: lower, \(Self.command)}", metrics: "weights: {a: x.h5}\n")
    }
  }
}
