import Results

/// Distinct names in the order of their first appearance.
struct OrderedNames<Name: Hashable> {
  private(set) var names: [Name] = []
  private var known: Set<Name> = []

  init(_ names: [Name]) {
    for name in names { insert(name) }
  }

  mutating func insert(_ name: Name) {
    if known.insert(name).inserted { names.append(name) }
  }
}

extension MetricCatalogue {
  /// Descriptors of the ids that the catalogue knows: its order, each metric's parts after it.
  func ordered(_ ids: [String]) -> [MetricDescriptor] {
    descriptors.flatMap { metric in
      let own = ids.filter { $0 == metric.id } + ids.filter { $0.hasPrefix(metric.id + "/") }
      return own.compactMap(descriptor(of:))
    }
  }
}
