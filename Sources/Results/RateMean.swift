/// How the rates of a set of images become one rate.
public enum RateMean: String, ColumnWord, Sendable, Hashable, CaseIterable {
  /// Mean of the images' bits per pixel: every image counts alike.
  case mean
  /// All bits over all pixels, sum b_i / sum p_i: an image counts by its pixels, as in a set's file size.
  case total
}

extension ResultsFolder {
  /// How the folder's curves average rates; `mean` where no curve says.
  public var rateMean: RateMean {
    let rows = (try? rows(CurveRow.self)) ?? []
    return rows.lazy.compactMap(\.rateMean).first ?? .mean
  }
}
