internal import Shipped
import Yams

/// A learned codec that this program runs itself: a model (`crossmetric codec import`) for each
/// operating point, or one model of variable rate for all.
public struct ModelRecipe: Sendable, Hashable {
  /// Files of models; `{point}` is the operating point. Without it, or as `shipped:NAME`, one model of variable
  /// rate, whose points are its rates.
  public var pattern: String
  /// Numbers of cores that encoding and decoding are timed on; empty for those of the run.
  public var cores: [Int]
  /// The rates of a model of variable rate that are points; empty for all.
  public var rates: [Int]

  public init(pattern: String, cores: [Int] = [], rates: [Int] = []) {
    self.pattern = pattern
    self.cores = cores
    self.rates = rates
  }

  /// Extension of the bit streams.
  public static let fileExtension = "bin"
  /// How many rates a model of variable rate has.
  public static let ratesOfModel = 8

  var isVariableRate: Bool { !PathPattern(pattern, folder: "").holdsPoint }
}

/// The model of an operating point.
public struct PointModel: Sendable, Hashable {
  public let point: String
  public let path: String
  /// Of a model of variable rate.
  public let rate: Int?
}

extension Study {
  /// The models that fit a recipe's pattern, in natural order of their points.
  public func models(_ recipe: ModelRecipe) -> [PointModel] {
    if recipe.isVariableRate {
      guard let path = try? modelFile(recipe.pattern), FileSize.ofFile(path) != nil else {
        return []
      }
      let rates = recipe.rates.isEmpty ? Array(0..<ModelRecipe.ratesOfModel) : recipe.rates.sorted()
      return rates.map { PointModel(point: String($0), path: path, rate: $0) }
    }
    // Patterns find images; here the point takes that place.
    let pattern = PathPattern(recipe.pattern.replacing("{point}", with: "{image}"), folder: folder)
    return pattern.files(known: []).files
      .map { PointModel(point: $0.image, path: $0.path, rate: nil) }
      .sorted { NaturalOrder.precedes($0.point, $1.point) }
  }

  private func modelFile(_ pattern: String) throws(ShippedModelError) -> String {
    if ShippedModels.isOne(pattern) { return try ShippedModels.file(pattern) }
    return PathPattern(pattern, folder: folder).path(image: "", point: "")
  }
}

extension StudyParser {
  /// `model: PATTERN`, or `model: {files: PATTERN, rates: [1, 3, 5], cores: [1, 2]}`.
  func model(_ node: StudyNode) throws(StudyError) -> ModelRecipe {
    if case .scalar = node.node { return ModelRecipe(pattern: try modelPattern(node)) }
    let fields = try node.fields(["files", "rates", "cores"], of: "a model")
    var recipe = ModelRecipe(pattern: try modelPattern(try fields.required("files")))
    for item in try fields["rates"]?.list() ?? [] {
      guard recipe.isVariableRate else { throw .ratesOfPoints(item.place) }
      let known = (0..<ModelRecipe.ratesOfModel).map(String.init)
      let text = try item.text()
      guard let rate = Int(text), known.contains(text) else {
        throw .unknownValue(item.place, key: "rates", value: text, known: known)
      }
      if recipe.rates.contains(rate) { throw .repeated(item.place, key: "rates", value: text) }
      recipe.rates.append(rate)
    }
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
    let pattern = try pattern(node) { (pattern) throws(PathPattern.Problem) in
      try pattern.checkModels()
    }
    if ShippedModels.isOne(pattern) {
      do { _ = try ShippedModels.file(pattern) } catch {
        throw .shippedModel(node.place, error)
      }
    }
    return pattern
  }
}
