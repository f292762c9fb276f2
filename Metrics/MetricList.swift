internal import Results

/// Ids of metrics as users list them.
public enum MetricList {
  /// The ids in texts with commas between them, blanks around them or not, sets written out, each once.
  public static func ids(_ texts: [String]) -> [String] {
    MetricSet.expanded(
      texts.flatMap { $0.split(separator: ",") }.map { text in
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }.filter { !$0.isEmpty })
  }
}
