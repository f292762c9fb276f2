import Yams

/// A learned codec that this program runs itself: a model (`crossmetric codec import`) for each
/// operating point.
public struct ModelRecipe: Sendable, Hashable {
  /// Files of models; `{point}` is the operating point.
  public var pattern: String
  /// Numbers of cores that encoding and decoding are timed on; empty for those of the run.
  public var cores: [Int]

  public init(pattern: String, cores: [Int] = []) {
    self.pattern = pattern
    self.cores = cores
  }

  /// Extension of the bit streams.
  public static let fileExtension = "bin"
}

extension Study {
  /// The models that fit a recipe's pattern, in natural order of their points.
  public func models(_ recipe: ModelRecipe) -> [(point: String, path: String)] {
    // Patterns find images; here the point takes that place.
    let pattern = PathPattern(recipe.pattern.replacing("{point}", with: "{image}"), folder: folder)
    return pattern.files(known: []).files.map { (point: $0.image, path: $0.path) }
      .sorted { NaturalOrder.precedes($0.point, $1.point) }
  }
}

extension StudyParser {
  /// `model: PATTERN`, or `model: {files: PATTERN, cores: [1, 2]}`.
  func model(_ node: StudyNode) throws(StudyError) -> ModelRecipe {
    if case .scalar = node.node { return ModelRecipe(pattern: try modelPattern(node)) }
    let fields = try node.fields(["files", "cores"], of: "a model")
    var recipe = ModelRecipe(pattern: try modelPattern(try fields.required("files")))
    for item in try fields["cores"]?.list() ?? [] {
      let cores = try item.positiveInteger()
      if cores > 16 { throw item.wrongType("a number of cores from 1 to 16") }
      if recipe.cores.contains(cores) {
        throw .repeated(item.place, key: item.key, value: "\(cores)")
      }
      recipe.cores.append(cores)
    }
    return recipe
  }

  private func modelPattern(_ node: StudyNode) throws(StudyError) -> String {
    try pattern(node) { (pattern) throws(PathPattern.Problem) in try pattern.checkModels() }
  }
}
