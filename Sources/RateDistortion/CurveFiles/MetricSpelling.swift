import Results

/// How a format of other people spells metrics: the name in the file, the metric's id here, and on
/// which scale the values stand. A spelling that is none of these may be an id of the catalogue.
struct MetricSpelling {
  let name: String
  let metric: String
  let meaning: CurveLists.Meaning

  /// The spelling of a name, the format's own first.
  static func find(
    _ name: String, among spellings: [MetricSpelling], catalogue: MetricCatalogue
  ) -> MetricSpelling? {
    spellings.first { $0.name == name }
      ?? catalogue.descriptor(of: name).map {
        MetricSpelling(name: name, metric: name, meaning: CurveLists.Meaning($0))
      }
  }

  /// How a format spells a metric on its raw scale: its own name, else the id.
  static func name(of metric: String, among spellings: [MetricSpelling]) -> String {
    spellings.first { $0.metric == metric && $0.meaning != .decibelsBelowOne }?.name ?? metric
  }
}
