import Results
public import Shipped

/// Where in a study file something stands: `study.yaml:12`.
public struct StudyPlace: Sendable, Hashable, CustomStringConvertible {
  public let file: String
  /// Line from 1, or nil where it is not known.
  public let line: Int?

  public init(file: String, line: Int? = nil) {
    self.file = file
    self.line = line
  }

  public var description: String { line.map { "\(file):\($0)" } ?? file }
}

/// Errors in a study file, or in a file that it needs.
public enum StudyError: Error, Equatable {
  case unreadable(file: String, reason: String)
  case notUTF8(file: String)
  case tooLarge(file: String, bytes: Int, limit: Int)
  case syntax(StudyPlace, problem: String)
  case unknownKey(StudyPlace, key: String, known: [String])
  case missingKey(StudyPlace, key: String, owner: String)
  case wrongType(StudyPlace, key: String, expected: String)
  case unknownValue(StudyPlace, key: String, value: String, known: [String])
  case unknownMetric(StudyPlace, id: String, known: [String])
  case empty(StudyPlace, key: String)
  case repeated(StudyPlace, key: String, value: String)
  case duplicateCodec(StudyPlace, codec: String)
  case reserved(StudyPlace, objective: String)
  case sources(StudyPlace, codec: String, found: [String])
  case rateOfEncoder(StudyPlace, codec: String)
  case pointOfEncoder(StudyPlace, codec: String)
  case rateSources(StudyPlace, found: [String])
  case badRate(StudyPlace, point: String, value: String)
  case pattern(StudyPlace, key: String, pattern: String, problem: PathPattern.Problem)
  case argument(StudyPlace, key: String, placeholder: String, problem: ArgumentProblem)
  /// A built-in recipe's encoder cannot be tuned for the entry's objective.
  case untuned(StudyPlace, recipe: String, objective: String, known: [String])
  case qualityRange(StudyPlace, recipe: String, value: String, coarsest: String, finest: String)
  /// The encoder takes whole numbers only.
  case qualityFraction(StudyPlace, recipe: String, parameter: String, value: String)
  case targetWithoutQuality(StudyPlace)
  case ratesOfPoints(StudyPlace)
  case shippedModel(StudyPlace, ShippedModelError)
  case missingFile(StudyPlace, key: String, file: String)
  case unknownAnchor(StudyPlace, anchor: String, known: [String])
  case nothingToCompare(StudyPlace)
  case pairsBesides(StudyPlace, key: String)
  case weightsWithoutMetric(StudyPlace, metric: String, metrics: [String])
  /// Faults of several entries, in the order of the file.
  indirect case several([StudyError])
  case nothingToDraft(folders: [String], missing: String)

  public enum ArgumentProblem: Sendable, Hashable {
    /// The argument list needs the placeholder and does not hold it.
    case missing
    /// There is no placeholder of that name.
    case unknown(known: [String])
  }
}

extension StudyError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadable(let file, let reason): "\(file) cannot be read: \(reason)"
    case .notUTF8(let file): "\(file) is not UTF-8 text; save it as UTF-8"
    case .tooLarge(let file, let bytes, let limit):
      "\(file) has \(bytes) bytes, more than the limit of \(limit); is it the right file?"
    case .syntax(let place, let problem): "\(place): not valid YAML: \(problem)"
    case .unknownKey(let place, let key, let known):
      "\(place): unknown key \"\(key)\"; \(Spelling.hint(for: key, known: known))"
    case .missingKey(let place, let key, let owner): "\(place): \(owner) needs the key \"\(key)\""
    case .wrongType(let place, let key, let expected): "\(place): \"\(key)\" must be \(expected)"
    case .unknownValue(let place, let key, let value, let known):
      "\(place): \"\(key)\" has the unknown value \"\(value)\"; "
        + Spelling.hint(for: value, known: known)
    case .unknownMetric(let place, let id, let known):
      "\(place): " + Spelling.noMetric(id, known: known)
    case .empty(let place, let key):
      "\(place): \"\(key)\" is empty; give it a value or remove it"
    case .repeated(let place, let key, let value):
      "\(place): \"\(value)\" occurs twice in \"\(key)\"; remove one"
    case .duplicateCodec(let place, let codec):
      "\(place): \(codec) has two entries; give one of them another codec name or objective"
    case .reserved(let place, let objective):
      "\(place): the objective \"\(objective)\" is reserved for reference distortions; give the codec another"
    case .sources(let place, let codec, let found):
      "\(place): \(codec) needs exactly one of \"reconstructions\", \"encoder\" and \"model\"; "
        + "it has " + (found.isEmpty ? "none" : found.joined(separator: " and "))
    case .rateOfEncoder(let place, let codec):
      "\(place): the rate of \(codec) is the size of the bit streams that it writes; "
        + "remove \"rate\""
    case .pointOfEncoder(let place, let codec):
      "\(place): \"point\" names the only point of ready reconstructions; \(codec) makes its own, "
        + "remove it"
    case .rateSources(let place, let found):
      "\(place): \"rate\" needs exactly one of \"table\", \"bitstreams\", \"column\" and \"bpp\"; "
        + "it has " + (found.isEmpty ? "none" : found.joined(separator: ", "))
    case .badRate(let place, let point, let value):
      "\(place): the rate \"\(value)\" of point \"\(point)\" is not a finite number above 0"
    case .pattern(let place, let key, let pattern, let problem):
      "\(place): \"\(key)\": the pattern \"\(pattern)\" \(problem)"
    case .argument(let place, let key, let placeholder, .missing):
      "\(place): \"\(key)\" does not contain {\(placeholder)}; put it where the program expects it"
    case .argument(let place, let key, let placeholder, .unknown(let known)):
      "\(place): \"\(key)\" has the unknown placeholder {\(placeholder)}; "
        + Spelling.hint(for: placeholder, known: known)
    case .untuned(let place, let recipe, let objective, let known):
      "\(place): the recipe \(recipe) has no tuning for the objective \"\(objective)\", only for "
        + known.map { "\"\($0)\"" }.joined(separator: " and ")
        + "; change the objective, or write out the encoder's arguments"
    case .qualityRange(let place, let recipe, let value, let coarsest, let finest):
      "\(place): the point \"\(value)\" is not a quality of the recipe \(recipe); its values go from "
        + "\(coarsest) (coarsest) to \(finest)"
    case .qualityFraction(let place, let recipe, let parameter, let value):
      "\(place): the point \"\(value)\" is not an integer, and the recipe \(recipe) accepts only integers "
        + "as its \(parameter)"
    case .ratesOfPoints(let place):
      "\(place): \"rates\" select rates of a single model; remove it, or remove {point} from \"files\""
    case .shippedModel(let place, let error): "\(place): \(error)"
    case .targetWithoutQuality(let place):
      "\(place): a target needs \"quality: {from: COARSEST, to: FINEST, step: STEP}\", the values "
        + "that replace {point}"
    case .missingFile(let place, let key, let file):
      "\(place): \"\(key)\": there is no file \(file)"
    case .unknownAnchor(let place, let anchor, let known):
      "\(place): the anchor \(anchor) is not a codec of the study; "
        + Spelling.hint(for: anchor, known: known)
    case .nothingToCompare(let place):
      "\(place): nothing to compare; give \"codecs\", \"pairs\" or \"curves\""
    case .pairsBesides(let place, let key):
      "\(place): \"pairs\" already lists every file; remove \"\(key)\" or \"pairs\""
    case .weightsWithoutMetric(let place, let metric, let metrics):
      "\(place): \"weights\" names \"\(metric)\", which is not among the metrics "
        + "(\(metrics.joined(separator: ", "))); add it to them, or take it out of \"weights\""
    case .several(let faults): faults.map(\.description).joined(separator: "\n")
    case .nothingToDraft(let folders, let missing):
      "no study can be drafted from \(folders.joined(separator: ", ")): \(missing)"
    }
  }
}
