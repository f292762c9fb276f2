import Foundation
import Results
import Yams

extension StudyParser {
  private static let externalKeys = [
    "name", "command", "pattern", "orientation", "scale", "unit", "time-limit", "version",
  ]

  /// `external`: one mapping, or a list of them.
  func external(_ node: StudyNode?) throws(StudyError) -> [ExternalRecipe] {
    guard let node else { return [] }
    if case .mapping = node.node { return [try recipe(external: node)] }
    var recipes: [ExternalRecipe] = []
    for entry in try node.list() {
      let recipe = try recipe(external: entry)
      if recipes.contains(where: { $0.name == recipe.name }) {
        throw .repeated(entry.place, key: node.key, value: recipe.name)
      }
      recipes.append(recipe)
    }
    return recipes
  }

  private func recipe(external node: StudyNode) throws(StudyError) -> ExternalRecipe {
    let fields = try node.fields(Self.externalKeys, of: "an external metric")
    let name = try fields.required("name")
    let direction = try fields.required("orientation")
    let orientations: [MetricDescriptor.Orientation] = [.lowerIsBetter, .higherIsBetter]
    let word = try direction.text()
    guard let orientation = orientations.first(where: { $0.rawValue == word }) else {
      throw .unknownValue(
        direction.place, key: direction.key, value: word, known: orientations.map(\.rawValue))
    }
    let scale = try fields["scale"]?.choice(MetricDescriptor.CurveScale.self)
    let misfit: MetricDescriptor.CurveScale =
      orientation == .lowerIsBetter ? .decibelsBelowOne : .negativeLogarithm
    if let value = fields["scale"], scale == misfit {
      throw value.wrongType(
        orientation == .lowerIsBetter
          ? "log or linear where lower is better" : "linear or decibels where higher is better")
    }
    return ExternalRecipe(
      name: try Self.identifier(name), command: try command(try fields.required("command")),
      pattern: try fields["pattern"].map { (value) throws(StudyError) in
        try Self.pattern(value)
      },
      orientation: orientation, scale: scale, unit: try fields["unit"]?.text() ?? "",
      timeLimit: try fields["time-limit"]?.positiveNumber() ?? ExternalRecipe.defaultTimeLimit,
      version: try fields["version"]?.text(), place: name.place)
  }

  /// A name that can stand in tables, file names and lists of options, as the metrics' own ids do.
  private static func identifier(_ node: StudyNode) throws(StudyError) -> String {
    let name = try node.text()
    guard name.wholeMatch(of: /[a-z][a-z0-9.]*(-[a-z0-9.]+)*/) != nil, name.count <= 64,
      name != BiasRow.rate, !name.hasSuffix("-pooled")
    else {
      throw node.wrongType(
        "lower-case letters, digits, dots and single hyphens, a letter first, and neither "
          + "\"\(BiasRow.rate)\" nor end in \"-pooled\"")
    }
    return name
  }

  /// One text that is split into words, or the list of words.
  private func command(_ node: StudyNode) throws(StudyError) -> [String] {
    if case .sequence = node.node {
      return try arguments(
        node, ExternalRecipe.placeholders, known: ExternalRecipe.placeholders)
    }
    guard let words = CommandWords.split(try node.text()) else {
      throw node.wrongType("a command whose quotation marks are closed")
    }
    return try checked(
      words, node, ExternalRecipe.placeholders, known: ExternalRecipe.placeholders)
  }

  private static func pattern(_ node: StudyNode) throws(StudyError) -> String {
    let pattern = try node.text()
    guard let expression = try? NSRegularExpression(pattern: pattern) else {
      throw node.wrongType("a regular expression; \"\(pattern)\" is not one")
    }
    guard expression.numberOfCaptureGroups == 1 else {
      throw node.wrongType(
        "a regular expression with one group ( ) around the number; write other groups as (?: )")
    }
    return pattern
  }
}
