/// Ids of metrics as users list them.
public enum MetricList {
  /// The ids in texts with commas between them, blanks around them or not, each once.
  public static func ids(_ texts: [String]) -> [String] {
    texts.flatMap { $0.split(separator: ",") }.reduce(into: []) { ids, text in
      let id = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      if !id.isEmpty, !ids.contains(id) { ids.append(id) }
    }
  }
}
