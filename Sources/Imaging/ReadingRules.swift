/// The treatment of an alpha channel. Metrics do not define one, so the user must choose.
public enum AlphaRule: String, Sendable, CaseIterable {
  /// A file with alpha is an error (default).
  case refuse
  /// Forget alpha, keep the stored colour.
  case drop
  /// Lay the image over black or white, on the stored values, rounded to nearest.
  case black, white
}

/// The treatment of pairs with 16 and 8 bits per sample.
public enum DepthRule: String, Sendable, CaseIterable {
  /// Different depths are an error (default).
  case equal
  /// Put both on the scale 0...255 (16 bit: divided by 257, as a real number).
  case match
}
