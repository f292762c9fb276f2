import Results

/// Why a draft leaves out folders and tables that lie in its tree, a line each.
struct DraftLeftOut {
  let lines: [String]

  init(
    _ tree: DraftTree, originals: DraftGroup, sources: [DraftRates.Source],
    without: [DraftRates.Source], rates: DraftRates
  ) {
    let drafted = Set((sources + without).flatMap(\.codec.groups))
    let streams = Set(sources.flatMap(\.streams))
    let tables = Set(sources.flatMap(\.tables))
    let pictures = tree.images.filter { $0 != originals && !drafted.contains($0) }
    let others = tree.others.filter { !streams.contains($0) }
    lines =
      without.map {
        "\($0.codec.pattern): no rates were found for it, neither bit streams nor a table; give it a "
          + "rate and add it to the codecs"
      }
      + pictures.map { "\(Self.named($0)): \(Self.reason($0, originals))" }
      + others.map {
        "\(Self.named($0)): no drafted codec has their points and images"
      }
      + rates.tables.filter { !tables.contains($0.file) }.map {
        "\($0.file): \(Self.reason($0, sources))"
      }
      + rates.unreadable.map(\.reason)
  }

  private static func named(_ group: DraftGroup) -> String {
    let count = group.stems.count
    return "\(group.folder) (\(count) \(count == 1 ? "file" : "files") .\(group.fileExtension))"
  }

  private static func reason(_ group: DraftGroup, _ originals: DraftGroup) -> String {
    if group.folder == originals.folder { return "they are in the folder of the originals" }
    let names = group.stems.sorted()
    let alike = names.filter { name in originals.stems.contains { name.hasPrefix($0) } }
    if alike.isEmpty {
      return "no image has the name of an original in \(originals.folder), such as "
        + (originals.stems.min() ?? "")
    }
    return "the text after the originals' names is neither a common suffix nor a point: "
      + alike.prefix(2).joined(separator: ", ")
  }

  private static func reason(_ table: ForeignTable, _ sources: [DraftRates.Source]) -> String {
    let points = sources.reduce(into: Set<String>()) { $0.formUnion($1.codec.points) }
    if DraftRates.longColumns(table) != nil {
      return "no drafted codec finds all its points and images in it, or another table is closer"
    }
    guard !points.isDisjoint(with: table.header) else {
      return "it has no columns of images and rates (image,bpp) and no column named as a point"
    }
    return DraftRates.speaksOfRates(FilePath.stem(of: table.file))
      ? "it does not have all points and images of the drafted codecs, or another table is closer"
      : "its name does not say that it contains rates (bpp, rate)"
  }
}
