import Foundation

/// The images of two folders by their names: the same name, else the same name without its extension
/// (`a.png` and `a.PNG` or `a.ppm`). Letters with accents are the same composed and decomposed.
package struct FolderPairs: Sendable {
  /// Names in the two folders, as each has them.
  package private(set) var pairs: [(first: String, second: String)] = []
  /// Names that stand in one folder only, or that several of the other would fit.
  package private(set) var unmatched: [String] = []

  private static let extensions: Set = ["png", "ppm", "pgm", "pnm"]

  package init(_ first: [String], _ second: [String]) {
    var left = Set(second)
    var open: [String] = []
    var taken: [String: String] = [:]
    for name in first {
      // Equal as text, which may be other bytes.
      if let same = left.remove(name) { taken[name] = same } else { open.append(name) }
    }
    let byStem = Dictionary(grouping: left, by: FilePath.stem)
    let ownStems = Dictionary(grouping: open, by: FilePath.stem)
    for name in open {
      let stem = FilePath.stem(of: name)
      if let found = byStem[stem], found.count == 1, ownStems[stem]?.count == 1 {
        taken[name] = found[0]
        left.remove(found[0])
      } else {
        unmatched.append(name)
      }
    }
    pairs = first.compactMap { name in taken[name].map { (name, $0) } }
    unmatched = (unmatched + left).sorted()
  }

  /// Names of the images in a folder; bit streams and tables may lie beside them.
  package static func images(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).filter { name in
      !name.hasPrefix(".") && extensions.contains((name as NSString).pathExtension.lowercased())
        && FileSize.ofFile(folder + "/" + name) != nil
    }.sorted()
  }
}
