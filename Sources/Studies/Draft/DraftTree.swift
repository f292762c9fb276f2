import Foundation
import Results

/// The content of the folders that a draft is made from.
struct DraftTree {
  /// Folders with images, in natural order.
  private(set) var images: [DraftGroup] = []
  /// Folders with other files: perhaps bit streams.
  private(set) var others: [DraftGroup] = []
  /// CSV files.
  private(set) var tables: [String] = []

  private static let depth = 8
  private static let imageExtensions: Set<String> = ["png", "ppm", "pgm", "pnm"]
  private static let never: Set<String> = [
    "txt", "md", "json", "yaml", "yml", "log", "html", "pdf", "svg", "py", "sh", "gp", "h5", "pth",
  ]
  /// Bit streams, or previews beside others.
  private static let perhaps: Set<String> = ["jpg", "jpeg"]

  init(_ folders: [String]) {
    var seen: Set<String> = []
    for folder in folders {
      let path = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
      visit(path, depth: Self.depth, &seen, isNamed: true)
    }
  }

  /// What lies beside the named folders: where rates often are. Their parents, some levels of folders
  /// below these, and no more folders and tables than a set of results has.
  init(beside folders: [String]) {
    let named = folders.map { $0.count > 1 && $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
    var seen = Set(named)
    limit = seen.count + Self.mostFoldersBeside
    let parents = Set(named.filter { !$0.hasSuffix("..") }.map(FilePath.folder(of:)))
    for parent in parents.sorted() where parent != "/" {
      visit(parent, depth: Self.depthBeside, &seen)
    }
    tables = tables.filter { (FileSize.ofFile($0) ?? .max) <= Self.largestTableBeside }
    tables = Array(tables.prefix(Self.mostTablesBeside))
  }

  private static let depthBeside = 4
  private static let mostFoldersBeside = 1000
  private static let mostTablesBeside = 100
  private static let largestTableBeside = 4 << 20
  /// The most folders that are visited.
  private var limit = Int.max

  private mutating func visit(
    _ folder: String, depth: Int, _ seen: inout Set<String>, isNamed: Bool = false
  ) {
    guard depth > 0, seen.count < limit, seen.insert(folder).inserted,
      let names = try? FileManager.default.contentsOfDirectory(atPath: folder),
      isNamed || !Self.areResults(names)
    else { return }
    var groups: [String: Set<String>] = [:]
    for name in names.sorted(by: NaturalOrder.precedes) where !name.hasPrefix(".") {
      let path = FilePath.join(folder, name)
      if FileSize.ofFile(path) == nil {
        visit(path, depth: depth - 1, &seen)
        continue
      }
      let stem = FilePath.withoutExtension(name)
      guard stem != name else { continue }
      let fileExtension = String(name.dropFirst(stem.count + 1))
      if fileExtension.lowercased() == "csv" {
        tables.append(path)
      } else {
        groups[fileExtension, default: []].insert(stem)
      }
    }
    let inOrder = groups.sorted {
      let isLate = [$0.key, $1.key].map { Self.perhaps.contains($0.lowercased()) }
      return isLate[0] == isLate[1] ? $0.key < $1.key : isLate[1]
    }
    for (fileExtension, stems) in inOrder {
      let group = DraftGroup(folder: folder, fileExtension: fileExtension, stems: stems)
      if Self.imageExtensions.contains(fileExtension.lowercased()) {
        images.append(group)
      } else if !Self.never.contains(fileExtension.lowercased()) {
        others.append(group)
      }
    }
  }
}

extension DraftTree {
  /// Whether a folder of these files has the results of a study: what they say is of the files of that time.
  private static func areResults(_ names: [String]) -> Bool {
    names.contains(ScoreRow.file) && names.contains(MetricDefinition.file)
  }
}

/// Which folder holds the originals.
enum DraftOriginals {
  private static let words: Set<String> = [
    "original", "originals", "orig", "reference", "references", "ref", "source", "sources", "src",
    "gt", "groundtruth", "uncompressed",
  ]

  /// Folders whose image names recur in other folders, the best of: a telling name (`originals`), a
  /// folder named by the user, a folder without siblings of the same images (as points have), one
  /// whose name does not end in a point.
  static func choose(in tree: DraftTree, folders: [String]) -> DraftGroup? {
    let named = Set(folders.map { $0.count > 1 && $0.hasSuffix("/") ? String($0.dropLast()) : $0 })
    let ranked = tree.images.map { group in
      (group: group, rank: rank(group, in: tree, isNamed: named.contains(group.folder)))
    }
    let best = ranked.map(\.rank).max() ?? 0
    guard best > 0, let first = ranked.first(where: { $0.rank == best })?.group else { return nil }
    // A folder may hold an image or two in another format.
    let beside = tree.images.filter { $0.folder == first.folder }
    let most = beside.map(\.stems.count).max()
    return beside.first { $0.stems.count == most }
  }

  private static func rank(_ group: DraftGroup, in tree: DraftTree, isNamed: Bool) -> Int {
    let alike = tree.images.filter {
      $0 != group
        && (!$0.stems.isDisjoint(with: group.stems)
          || DraftLayout.find($0, images: group.stems) != nil)
    }
    if alike.isEmpty { return 0 }
    let name = FilePath.name(of: group.folder)
    if DraftName.tokens(name).contains(where: { words.contains($0.lowercased()) }) { return 5 }
    let parent = FilePath.folder(of: group.folder)
    let prefix = DraftName.splitPoint(name)?.prefix
    let hasSiblings = alike.contains {
      FilePath.folder(of: $0.folder) == parent
        && DraftName.splitPoint(FilePath.name(of: $0.folder))?.prefix == prefix
    }
    if isNamed { return hasSiblings ? 3 : 4 }
    return hasSiblings ? 0 : prefix == nil && Double(name) == nil ? 2 : 1
  }
}
