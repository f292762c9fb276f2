import Results

/// A codec entry of a draft: folders that are its operating points, or one whose names tell them.
struct DraftCodec {
  var key: CodecKey
  /// Whether a folder name tells the objective.
  var saysObjective: Bool
  /// What stands before `{point}` in the paths.
  var prefix: String
  var layout: DraftLayout
  var fileExtension: String
  var points: Set<String>
  var images: Set<String>

  var pattern: String { pattern(fileExtension) }

  func pattern(_ fileExtension: String) -> String {
    switch layout {
    case .folders(let suffix): "\(prefix){point}/{image}\(suffix).\(fileExtension)"
    case .names(let separator, let suffix):
      "\(prefix){image}\(separator){point}\(suffix).\(fileExtension)"
    }
  }

  /// Groups the folders that hold images of the originals by what stands before their point.
  static func find(in tree: DraftTree, originals: DraftGroup) -> [DraftCodec] {
    collect(tree.images.filter { $0.folder != originals.folder }, originals.stems)
  }

  static func collect(_ groups: [DraftGroup], _ stems: Set<String>) -> [DraftCodec] {
    var order: [String] = []
    var found: [String: DraftCodec] = [:]
    for group in groups {
      guard let read = read(group, stems) else { continue }
      let name = FilePath.name(of: group.folder)
      let parent = group.folder.dropLast(name.count)
      let isNamed = if case .names = read.layout { true } else { false }
      let split = DraftName.splitPoint(name)
      let prefix = isNamed ? group.folder + "/" : parent + (split?.prefix ?? "")
      let id = "\(prefix)\0\(read.layout)\0\(group.fileExtension)"
      if found[id] == nil {
        order.append(id)
        let guess = key(ofPrefix: String(prefix))
        found[id] = DraftCodec(
          key: guess.key, saysObjective: guess.said, prefix: String(prefix), layout: read.layout,
          fileExtension: group.fileExtension, points: [], images: [])
      }
      found[id]?.points.formUnion(isNamed ? read.points : [split?.point ?? name])
      found[id]?.images.formUnion(read.images)
    }
    return order.compactMap { found[$0] }
  }

  private static func read(
    _ group: DraftGroup, _ stems: Set<String>
  ) -> (layout: DraftLayout, images: Set<String>, points: Set<String>)? {
    let same = group.stems.intersection(stems)
    return same.isEmpty
      ? DraftLayout.find(group, images: stems) : (.folders(suffix: ""), same, [])
  }

  /// The objective is told by the nearest folder that names one, the codec by the nearest that says
  /// more than an objective.
  private static func key(ofPrefix prefix: String) -> (key: CodecKey, said: Bool) {
    let names = prefix.split(separator: "/").reversed().map {
      String($0).trimmingSeparators
    }
    let objective = names.lazy.compactMap(DraftName.objective).first
    let codec = names.lazy.compactMap(DraftName.codec).first ?? "codec"
    return (CodecKey(codec: codec, objective: objective ?? "mse"), objective != nil)
  }

  /// Codecs as they come, the objectives of each with `mse` first (bias is told of the later against
  /// the earlier), and entries of the same codec and objective told apart by a number.
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
