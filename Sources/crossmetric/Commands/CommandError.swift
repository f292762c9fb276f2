import Results

/// Errors of commands.
enum CommandError: Error, CustomStringConvertible {
  case notInFile(String, metric: String, known: [String])
  case unknownMetric(String, known: [String])
  case noShards(folder: String)
  /// The sentence of a library's error, with what the user may type.
  case worded(String)

  var description: String {
    switch self {
    case .notInFile(let file, let metric, let known):
      "\(file) has no values of \(metric), only of \(known.joined(separator: ", ")); "
        + "choose with --metric"
    case .unknownMetric(let id, let known):
      Spelling.noMetric(id, known: known)
    case .noShards(let folder):
      "\(folder) has no shards; name their folders, or score them first: "
        + "crossmetric score STUDY --out DIR --shard 1/2"
    case .worded(let sentence): sentence
    }
  }
}
