package import Results

/// Why a metric has no weights to run on; facts here, one sentence in `description`.
package enum WeightsProblem: Error, Equatable, CustomStringConvertible {
  /// The study, an option or the results folder asks for trained weights.
  case notInstalled(metric: String, network: String, askedBy: String)
  case noSeeded(metric: String, network: String)
  /// A path that leads nowhere, or a misspelt word.
  case noFile(metric: String, path: String, askedBy: String)
  /// The folder's weights are neither seeded nor those that are installed.
  case unknownKept(metric: String, folder: String, kept: WeightsRow)
  case severalKept(metric: String, folder: String, kept: [WeightsRow])
  /// The requested weights differ from those of the folder's scores.
  case otherThanKept(metric: String, folder: String, kept: WeightsRow, now: WeightsRow)
  case shardsDiffer(metric: String, folders: [String], kept: [WeightsRow])
  case changedFile(file: String, network: String)

  package var description: String {
    switch self {
    case .notInstalled(let metric, let network, let askedBy):
      "\(askedBy) needs the trained weights of \(metric), which are not installed; run: "
        + "crossmetric weights fetch \(network)"
    case .noSeeded(let metric, let network):
      "\(metric) needs trained weights; write trained, or a file, instead of seeded (to "
        + "install them: crossmetric weights fetch \(network))"
    case .noFile(let metric, let path, let askedBy):
      "\(askedBy) names \(path) as the weights of \(metric), but there is no such file; write trained, "
        + "seeded, or the path of a file"
    case .unknownKept(let metric, let folder, let kept):
      "\(folder) has scores of \(metric) with \(kept.weights); to keep them name that file, in "
        + "the study weights: {\(metric): FILE}, or score with other weights into another folder"
    case .severalKept(let metric, let folder, let kept):
      "\(folder) has scores of \(metric) with several weights ("
        + kept.map(\.weights).joined(separator: "; ")
        + "); name those to keep, in the study weights: {\(metric): trained}, seeded or FILE"
    case .otherThanKept(let metric, let folder, let kept, let now):
      "\(folder) has scores of \(metric) with \(kept.weights), not with \(now.weights), as requested "
        + "now; to keep them write weights: {\(metric): \(Self.word(kept))} in the study, or score "
        + "with the others into another folder"
    case .shardsDiffer(let metric, let folders, let kept):
      "shards of one study used two kinds of weights for \(metric): "
        + zip(folders, kept).map { "\($0) on \($1.weights)" }.joined(separator: ", ")
        + "; remove the folders of one kind and score those shards again where the other weights "
        + "are (crossmetric weights fetch installs the trained ones)"
    case .changedFile(let file, let network):
      "\(file) does not have the weights that \(network) has; remove it and run: "
        + "crossmetric weights fetch \(network)"
    }
  }

  /// How a study names weights.
  private static func word(_ row: WeightsRow) -> String {
    if TrainedNetwork.allCases.contains(where: { $0.digest == row.digest }) { return "trained" }
    if case .seeded(_, seed: 0) = WeightsOrigin(row.weights) { return "seeded" }
    return "FILE"
  }
}
