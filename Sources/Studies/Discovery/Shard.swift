/// One of several equal parts of a study, for machines that score side by side: every `count`-th
/// image of the study, from the `number`-th on. An image's pairs stay together, so that the
/// original's side of each metric is still computed once.
public struct Shard: Sendable, Hashable, CustomStringConvertible {
  /// From 1 to `count`.
  public let number: Int
  public let count: Int

  public init?(number: Int, of count: Int) {
    guard 1...max(count, 1) ~= number, count >= 1 else { return nil }
    self.number = number
    self.count = count
  }

  /// Reads `K/N`.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]) else {
      return nil
    }
    self.init(number: number, of: count)
  }

  public var description: String { "\(number)/\(count)" }

  /// Where a shard's results stand, below the study's results folder.
  public var folder: String { Self.parent + "/\(number)-of-\(count)" }
  /// The folder of all shards, below the study's results folder.
  public static let parent = "shards"

  package func part<Element>(of whole: [Element]) -> [Element] {
    stride(from: number - 1, to: whole.count, by: count).map { whole[$0] }
  }
}

extension Study {
  /// The study with a shard's images only; it may have none.
  ///
  /// - Throws: `StudyError` if the `pairs` file cannot be read as a table.
  public func part(_ shard: Shard) throws -> Study {
    var part = self
    part.images = shard.part(of: try imageNames())
    return part
  }

  /// All images of the study in study order, those with a fault included.
  ///
  /// - Throws: `StudyError` if the `pairs` file cannot be read as a table.
  public func imageNames() throws -> [String] {
    if let images { return images }
    if let pairs { return try PairsFile(study: self, path: pairs).imageNames() }
    return codecs.isEmpty ? [] : findOriginals().images
  }
}
