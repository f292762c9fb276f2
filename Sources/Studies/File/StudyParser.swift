import Imaging
import Results
import Yams

/// Turns the text of a study file into a `Study`.
struct StudyParser {
  let path: String
  let folder: String
  let root: StudyNode

  /// A study file with a thousand codecs has a few hundred kilobytes.
  static let limit = 4 << 20

  static let keys = [
    "study", "originals", "images", "codecs", "curves", "metrics", "weights", "anchor", "pairs",
    "controls", "alpha", "depth", "exact", "external", "rate_mean", "style", "frame",
  ]

  init(path: String, text: String) throws(StudyError) {
    self.path = path
    folder = FilePath.folder(of: path)
    root = StudyNode(
      node: try Self.compose(text, file: path), key: FilePath.name(of: path), file: path)
  }

  /// Aliases of aliases grow without end (the "billion laughs"), and the YAML parser looks at every
  /// value that serves as a key: 40 aliases stay within a second.
  private static let aliasLimit = 40

  private static func aliases(in text: String) -> Int {
    let bytes = Array(text.utf8)
    return bytes.indices.dropFirst().dropLast().count { index in
      guard bytes[index] == UInt8(ascii: "*"), " \t\n[,{".utf8.contains(bytes[index - 1]) else {
        return false
      }
      return Character(UnicodeScalar(bytes[index + 1])).isLetter
        || Character(UnicodeScalar(bytes[index + 1])).isNumber
    }
  }

  private static func compose(_ text: String, file: String) throws(StudyError) -> Node {
    func fault(_ line: Int?, _ problem: String) -> StudyError {
      .syntax(StudyPlace(file: file, line: line), problem: problem)
    }
    if aliases(in: text) > aliasLimit {
      throw fault(nil, "it has more than \(aliasLimit) aliases (*name); write their values out")
    }
    do {
      guard let node = try Yams.compose(yaml: text) else { throw fault(nil, "the file is empty") }
      return node
    } catch let error as StudyError {
      throw error
    } catch let error as YamlError {
      switch error {
      case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
        .composer(_, let problem, let mark, _):
        throw fault(
          mark.line, "\(problem); texts with { } [ ] : or # need quotation marks")
      case .duplicatedKeysInMapping(let duplicates, let context):
        let names = duplicates.sorted().joined(separator: "\", \"")
        throw fault(context.mark.line, "the key \"\(names)\" occurs twice in one mapping")
      case .reader(let problem, let offset, _, _):
        let line = offset.map { text.utf8.prefix($0).count { $0 == UInt8(ascii: "\n") } + 1 }
        throw fault(line, problem)
      default: throw fault(nil, "\(error)")
      }
    } catch {
      throw fault(nil, "\(error)")
    }
  }

  func study() throws(StudyError) -> Study {
    let fields = try root.fields(Self.keys, of: "a study")
    var study = Study(
      name: try fields.required("study").text(), path: path, folder: folder, originals: "",
      images: try fields["images"]?.names(), codecs: [], curves: [],
      metrics: try fields["metrics"]?.metrics() ?? MetricSet.usual, weights: [:], anchor: nil,
      pairs: nil, controls: try fields["controls"]?.flag() ?? false,
      alpha: try fields["alpha"]?.choice(AlphaRule.self) ?? .refuse,
      depth: try fields["depth"]?.choice(DepthRule.self) ?? .equal,
      exact: try fields["exact"]?.flag() ?? false)

    study.rateMean = try fields["rate_mean"]?.choice(RateMean.self) ?? .mean
    for metric in try fields["metrics"]?.items() ?? [] {
      study.metricPlaces[try metric.text()] = metric.place
    }
    if let frame = fields["frame"] {
      study.metrics = FramedID.adding(frame: try frame.positiveInteger(), to: study.metrics)
    }
    study.external = try external(fields["external"])
    study.metrics += study.external.map(\.name).filter { !study.metrics.contains($0) }

    if let originals = fields["originals"] {
      study.originals = try pattern(originals) { (pattern) throws(PathPattern.Problem) in
        try pattern.checkOriginals()
      }
    }
    var faults: [StudyError] = []
    study.codecs = entries(try fields["codecs"]?.list(), &faults) { (node) throws(StudyError) in
      try codec(node)
    }
    study.curves = entries(try fields["curves"]?.list(), &faults) { (node) throws(StudyError) in
      try curve(node)
    }
    if faults.count > 1 { throw .several(faults) }
    if let fault = faults.first { throw fault }
    for (metric, value) in try fields["weights"]?.pairs() ?? [] {
      let metrics = study.metrics.filter { name in !study.external.contains { $0.name == name } }
      guard metrics.contains(metric) else {
        throw .weightsWithoutMetric(value.place, metric: metric, metrics: metrics)
      }
      study.weights[metric] = WeightsChoice(try value.text(), folder: folder)
    }
    if let pairs = fields["pairs"] {
      for key in ["codecs", "originals"] {
        if let besides = fields[key] { throw .pairsBesides(besides.place, key: key) }
      }
      study.pairs = try file(pairs)
    }
    if !study.codecs.isEmpty { _ = try fields.required("originals") }
    if let anchor = fields["anchor"] {
      study.anchor = try Self.key(anchor.fields(["codec", "objective"], of: "the anchor"))
    }
    if study.codecs.isEmpty && study.curves.isEmpty && study.pairs == nil {
      throw .nothingToCompare(root.place)
    }
    try checkKeys(study, fields)
    if let style = fields["style"] { study.style = try self.style(style, of: study) }
    return study
  }

  /// Entries of a list, whose faults are gathered: one in each entry that has any.
  private func entries<Entry>(
    _ nodes: [StudyNode]?, _ faults: inout [StudyError],
    _ parse: (StudyNode) throws(StudyError) -> Entry
  ) -> [Entry] {
    var entries: [Entry] = []
    for node in nodes ?? [] {
      do { entries.append(try parse(node)) } catch { faults.append(error) }
    }
    return entries
  }

  /// No codec and objective twice, and an anchor that is one of them.
  private func checkKeys(_ study: Study, _ fields: StudyFields) throws(StudyError) {
    var known: [CodecKey] = []
    for (list, keys) in [("codecs", study.codecs.map(\.key)), ("curves", study.curves.map(\.key))] {
      for (index, key) in keys.enumerated() {
        if known.contains(key) {
          throw .duplicateCodec(
            try fields.required(list).list()[index].place, codec: key.description)
        }
        known.append(key)
      }
    }
    if let anchor = study.anchor, !known.contains(anchor), study.pairs == nil {
      throw .unknownAnchor(
        fields["anchor"]?.place ?? root.place, anchor: anchor.description,
        known: known.map(\.description))
    }
  }
}
