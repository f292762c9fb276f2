import Results

/// A codec entry of a draft: folders that are its operating points, or one whose file names have them.
struct DraftCodec {
  var key: CodecKey
  /// Whether a folder name gives the objective.
  var saysObjective: Bool
  /// The text before `{point}` in the paths.
  var prefix: String
  var layout: DraftLayout
  var fileExtension: String
  /// The images of each point.
  var images: [String: Set<String>] = [:]
  var groups: [DraftGroup] = []
  /// Whether files lie among its own that are of no original.
  var hasMore = false

  var points: Set<String> { Set(images.keys) }
  /// The images that every point has.
  var complete: Set<String> {
    images.values.dropFirst().reduce(images.values.first ?? []) { $0.intersection($1) }
  }
  /// The only point of a codec whose paths name none.
  static let onlyPoint = "1"
  var isSingle: Bool { if case .single = layout { true } else { false } }

  var pattern: String { pattern(fileExtension) }

  func pattern(_ fileExtension: String) -> String {
    switch layout {
    case .folders(let suffix): "\(prefix){point}/{image}\(suffix).\(fileExtension)"
    case .single(let suffix): "\(prefix){image}\(suffix).\(fileExtension)"
    case .names(let separator, let suffix):
      "\(prefix){image}\(separator){point}\(suffix).\(fileExtension)"
    }
  }

  /// The same paths with points `10`, `20` in place of `q10`, `q20`, as tables often call them; nil
  /// where the points do not all begin with the same letters.
  var withBarePoints: DraftCodec? {
    guard !isSingle, let first = points.first else { return nil }
    let word = String(first.prefix { !$0.isNumber })
    guard !word.isEmpty, word.count < first.count,
      points.allSatisfy({ $0.hasPrefix(word) && $0.dropFirst(word.count).first?.isNumber == true })
    else { return nil }
    var codec = self
    codec.images = [:]
    for (point, own) in images { codec.images[String(point.dropFirst(word.count))] = own }
    switch layout {
    case .names(let separator, let suffix):
      codec.layout = .names(separator: separator + word, suffix: suffix)
    case .folders, .single: codec.prefix += word
    }
    return codec
  }

  /// Groups the folders that hold images of the originals by what stands before their point.
  static func find(in tree: DraftTree, originals: DraftGroup) -> [DraftCodec] {
    collect(tree.images.filter { $0.folder != originals.folder }, originals.stems)
  }

  static func collect(_ groups: [DraftGroup], _ stems: Set<String>) -> [DraftCodec] {
    var order: [String] = []
    var found: [String: DraftCodec] = [:]
    let readings = groups.compactMap { group in
      DraftLayout.find(group, images: stems).map { (group: group, reading: $0) }
    }
    let names = Dictionary(grouping: readings.map(\.group.folder)) { FilePath.folder(of: $0) }
      .mapValues { Set($0.map(FilePath.name)) }
    for (group, reading) in readings {
      let place = Place(
        group.folder, reading.layout,
        siblings: names[FilePath.folder(of: group.folder)] ?? [])
      let id = "\(place.prefix)\0\(place.layout)\0\(group.fileExtension)"
      if found[id] == nil {
        order.append(id)
        let guess = key(ofPrefix: place.prefix)
        found[id] = DraftCodec(
          key: guess.key, saysObjective: guess.said, prefix: place.prefix, layout: place.layout,
          fileExtension: group.fileExtension)
      }
      found[id]?.groups.append(group)
      if group.stems.count > reading.images.values.reduce(0, { $0 + $1.count }) {
        found[id]?.hasMore = true
      }
      for (point, images) in reading.images {
        found[id]?.images[point.isEmpty ? place.point : point, default: []].formUnion(images)
      }
    }
    return order.compactMap { found[$0] }
  }

  /// The kind of a folder of images: a point, a codec with points in its file names, or a codec of
  /// one point.
  private struct Place {
    var prefix: String
    var layout: DraftLayout
    var point = ""

    init(_ folder: String, _ layout: DraftLayout, siblings: Set<String>) {
      self.layout = layout
      prefix = folder + "/"
      guard case .folders(let suffix) = layout else { return }
      let name = FilePath.name(of: folder)
      if let split = DraftName.splitPoint(name) {
        prefix = folder.dropLast(name.count) + split.prefix
        point = split.point
      } else if DraftName.isPoint(name, among: siblings) {
        prefix = String(folder.dropLast(name.count))
        point = name
      } else {
        self.layout = .single(suffix: suffix)
        point = DraftCodec.onlyPoint
      }
    }
  }

  /// The objective comes from the nearest folder that names one, the codec from the nearest that says
  /// more than an objective.
  private static func key(ofPrefix prefix: String) -> (key: CodecKey, said: Bool) {
    let names = prefix.split(separator: "/").reversed().map {
      String($0).trimmingSeparators
    }
    let objective = names.lazy.compactMap(DraftName.objective).first
    let codec = names.lazy.compactMap(DraftName.codec).first ?? "codec"
    return (CodecKey(codec: codec, objective: objective ?? "mse"), objective != nil)
  }

  /// Codecs as they come, the objectives of each with `mse` first (bias is that of the later
  /// against the earlier), and entries of the same codec and objective distinguished by a number.
  static func distinct(_ codecs: [DraftCodec]) -> [DraftCodec] {
    var taken: Set<CodecKey> = []
    let names = codecs.reduce(into: [String]()) {
      if !$0.contains($1.key.codec) { $0.append($1.key.codec) }
    }
    let sorted = names.flatMap { name in
      let own = codecs.filter { $0.key.codec == name }
      return own.filter { $0.key.objective == "mse" } + own.filter { $0.key.objective != "mse" }
    }
    return sorted.map { codec in
      var codec = codec
      let name = codec.key.codec
      var number = 2
      while !taken.insert(codec.key).inserted {
        codec.key = CodecKey(codec: "\(name)-\(number)", objective: codec.key.objective)
        number += 1
      }
      return codec
    }
  }
}

extension String {
  fileprivate var trimmingSeparators: String {
    var text = self[...]
    while let last = text.last, "_- ".contains(last) { text = text.dropLast() }
    return String(text)
  }
}
