extension Array where Element == Double {
  /// Numbers that a C loop writes, every one.
  init(count: Int, writtenBy write: (UnsafeMutablePointer<Double>) -> Void) {
    self.init(unsafeUninitializedCapacity: Swift.max(1, count)) { buffer, initialized in
      if let start = buffer.baseAddress, count > 0 { write(start) }
      initialized = count
    }
  }
}
