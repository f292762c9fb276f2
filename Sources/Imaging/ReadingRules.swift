/// What to do with an alpha channel. Metrics have no opinion on transparency, so the user must.
public enum AlphaRule: String, Sendable, CaseIterable {
  /// A file with alpha is an error (default).
  case refuse
  /// Forget alpha, keep the stored colour.
  case drop
  /// Lay the picture over black or white, on the stored values, rounded to nearest.
  case black, white
}

/// What to do when one image has 16 bits a sample and the other 8.
public enum DepthRule: String, Sendable, CaseIterable {
  /// Different depths are an error (default).
  case equal
  /// Put both on the scale 0...255 (16 bit: divided by 257, as a real number).
  case match
}
