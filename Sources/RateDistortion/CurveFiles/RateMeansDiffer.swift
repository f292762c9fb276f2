public import Results

/// Two results whose rates are averaged by different rules, so that their curves cannot be compared.
public struct RateMeansDiffer: Error, Equatable, CustomStringConvertible {
  /// As the user gave them.
  public let files: [String]
  public let means: [RateMean]

  /// - Parameter results: files, each with its rule; one without agrees with every rule.
  /// - Throws: `RateMeansDiffer` for the first two that differ.
  public static func check(
    _ results: [(file: String, mean: RateMean?)]
  ) throws(RateMeansDiffer) {
    let stated = results.compactMap { result in result.mean.map { (file: result.file, mean: $0) } }
    guard let first = stated.first, let other = stated.first(where: { $0.mean != first.mean })
    else { return }
    throw RateMeansDiffer(files: [first.file, other.file], means: [first.mean, other.mean])
  }

  public var description: String {
    "\(files[0]) has rate_mean: \(means[0].rawValue) and \(files[1]) has rate_mean: "
      + "\(means[1].rawValue), so their rates are averaged by different rules; analyze both with "
      + "the same rate_mean in their studies"
  }
}
