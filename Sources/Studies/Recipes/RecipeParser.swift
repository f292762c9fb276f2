import Foundation
import Results
import Yams

extension StudyParser {
  /// `encoder: NAME`, `encoder: {recipe: NAME, ...}`, or a recipe written out.
  func recipe(_ node: StudyNode, _ key: CodecKey) throws(StudyError) -> EncoderRecipe {
    if case .scalar = node.node { return try builtIn(node, key).recipe }
    if try node.pairs().contains(where: { $0.name == "recipe" }) {
      let fields = try node.fields(
        ["recipe", "points", "target", "time-limit"], of: "an encoder with a recipe")
      var (recipe, known) = try builtIn(try fields.required("recipe"), key)
      let scale = known.quality
      try readPoints(fields, into: &recipe)
      for point in try fields["points"]?.list() ?? [] {
        let value = try point.text()
        if !scale.contains(value) {
          throw .qualityRange(
            point.place, recipe: recipe.name ?? "", value: value,
            coarsest: scale.coarsest.description, finest: scale.finest.description)
        }
        if known.isWhole && Int(value) == nil {
          throw .qualityFraction(
            point.place, recipe: known.name, parameter: known.parameter, value: value)
        }
      }
      recipe.timeLimit = try fields["time-limit"]?.positiveNumber() ?? recipe.timeLimit
      return recipe
    }
    return try ownRecipe(node)
  }

  private func builtIn(
    _ node: StudyNode, _ key: CodecKey
  ) throws(StudyError) -> (recipe: EncoderRecipe, known: BuiltInRecipe) {
    let name = try node.text()
    guard let known = BuiltInRecipe.all.first(where: { $0.name == name }) else {
      throw .unknownValue(
        node.place, key: node.key, value: name, known: BuiltInRecipe.all.map(\.name))
    }
    guard let recipe = known.recipe(objective: key.objective) else {
      throw .untuned(
        node.place, recipe: name, objective: key.objective, known: known.objectives)
    }
    return (recipe, known)
  }

  private func ownRecipe(_ node: StudyNode) throws(StudyError) -> EncoderRecipe {
    let fields = try node.fields(
      [
        "recipe", "points", "target", "quality", "pictures", "encode", "decode", "extension",
        "time-limit",
      ], of: "an encoder")
    let name = try fields["extension"]?.text() ?? "bin"
    if name.hasPrefix(".") || name.contains("/"), let value = fields["extension"] {
      throw value.wrongType("an extension without dot and slash, such as \"hevc\"")
    }
    var recipe = EncoderRecipe(
      points: [],
      quality: try fields["quality"].map { (node) throws(StudyError) in
        try scale(node)
      },
      pictures: try fields["pictures"]?.choice(PictureExchange.self) ?? .files, encode: [],
      decode: [], fileExtension: name, timeLimit: try fields["time-limit"]?.positiveNumber())
    try readPoints(fields, into: &recipe)
    if recipe.points.isEmpty { _ = try fields.required("points") }
    if let target = fields["target"], recipe.quality == nil {
      throw .targetWithoutQuality(target.place)
    }
    var needed = ["original", "bitstream"]
    if recipe.points.count > 1 || recipe.target != nil { needed.append("point") }
    recipe.encode = try steps(try fields.required("encode"), needed)
    recipe.decode = try steps(try fields.required("decode"), ["bitstream", "reconstruction"])
    return recipe
  }

  /// `points` or `target`, not both.
  private func readPoints(
    _ fields: StudyFields, into recipe: inout EncoderRecipe
  ) throws(StudyError) {
    guard let target = fields["target"] else {
      recipe.points = try fields["points"]?.names() ?? recipe.points
      return
    }
    if fields["points"] != nil {
      throw target.wrongType("alone: points are named by the target, so remove \"points\"")
    }
    let pairs = try target.pairs()
    guard pairs.count == 1, let (measure, list) = pairs.first else {
      throw target.wrongType("one measure and its values, such as {bpp: [0.25, 0.5, 1]}")
    }
    recipe.points = []
    recipe.target = EncodingTarget(measure: measure, values: [:], place: list.place)
    for item in try list.list() {
      let value = EncodingTarget.Value(
        measure: measure, value: try item.positiveNumber(), text: try item.text())
      if recipe.points.contains(value.point) {
        throw .repeated(item.place, key: measure, value: value.text)
      }
      recipe.points.append(value.point)
      recipe.target?.values[value.point] = value
    }
  }

  /// `quality: {from: COARSEST, to: FINEST, step: STEP}`.
  private func scale(_ node: StudyNode) throws(StudyError) -> EncoderQualities {
    let fields = try node.fields(["from", "to", "step"], of: "a quality")
    func decimal(_ node: StudyNode) throws(StudyError) -> Decimal {
      guard Double(try node.text())?.isFinite == true, let value = Decimal(string: try node.text())
      else { throw node.wrongType("a decimal number") }
      return value
    }
    let (from, to) = (try fields.required("from"), try fields.required("to"))
    let step = try fields["step"].map { (node) throws(StudyError) in try decimal(node) } ?? 1
    let scale = EncoderQualities(from: try decimal(from), to: try decimal(to), step: step)
    if scale.coarsest == scale.finest { throw to.wrongType("another number than \"from\"") }
    if step <= 0, let place = fields["step"] { throw place.wrongType("a number above 0") }
    if scale.count > EncoderQualities.limit || scale.count < 2, let place = fields["step"] {
      throw place.wrongType("a step that makes 2 to \(EncoderQualities.limit) values")
    }
    return scale
  }

  // MARK: Arguments

  /// One list of arguments, or a list of such lists that run one after the other; together they
  /// hold the needed placeholders and no unknown ones.
  private func steps(_ node: StudyNode, _ needed: [String]) throws(StudyError) -> [[String]] {
    var steps: [[String]] = []
    let items = try node.list()
    if case .sequence = items[0].node {
      for item in items { steps.append(try words(item)) }
    } else {
      steps.append(try words(node))
    }
    _ = try checked(steps.flatMap(\.self), node, needed, known: EncoderRecipe.placeholders)
    return steps
  }

  private func words(_ node: StudyNode) throws(StudyError) -> [String] {
    var words: [String] = []
    for (index, item) in try node.list().enumerated() {
      // An argument may be empty, a program may not.
      if index > 0, case .scalar(let scalar) = item.node, scalar.string.isEmpty {
        words.append("")
      } else {
        words.append(try item.text())
      }
    }
    return words
  }

  /// A list of arguments that holds the needed placeholders and no unknown ones.
  func arguments(
    _ node: StudyNode, _ needed: [String], known: [String]
  ) throws(StudyError) -> [String] {
    try checked(try words(node), node, needed, known: known)
  }

  func checked(
    _ arguments: [String], _ node: StudyNode, _ needed: [String], known: [String]
  ) throws(StudyError) -> [String] {
    let found = EncoderRecipe.placeholders(in: arguments)
    if let name = found.first(where: { !known.contains($0) }) {
      throw .argument(
        node.place, key: node.key, placeholder: name, problem: .unknown(known: known))
    }
    if let name = needed.first(where: { !found.contains($0) }) {
      throw .argument(node.place, key: node.key, placeholder: name, problem: .missing)
    }
    return arguments
  }
}
