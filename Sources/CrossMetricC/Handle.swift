import CCrossMetric

/// The way of an object to C and back: a handle holds it until it is released.
enum Handle {
  static func make(_ object: AnyObject) -> OpaquePointer {
    OpaquePointer(Unmanaged.passRetained(object).toOpaque())
  }

  /// - Throws: `CallError` for NULL.
  static func object<T: AnyObject>(_ handle: OpaquePointer?, _: T.Type) throws -> T {
    guard let handle else { throw CallError("a handle is NULL") }
    return borrow(handle, T.self)
  }

  static func borrow<T: AnyObject>(_ handle: OpaquePointer, _: T.Type) -> T {
    Unmanaged<T>.fromOpaque(UnsafeRawPointer(handle)).takeUnretainedValue()
  }

  static func release<T: AnyObject>(_ handle: OpaquePointer?, _: T.Type) {
    if let handle { Unmanaged<T>.fromOpaque(UnsafeRawPointer(handle)).release() }
  }
}

/// - Throws: `CallError` for NULL.
func text(_ text: UnsafePointer<CChar>?, _ name: String) throws -> String {
  guard let text else { throw CallError("\(name) is NULL") }
  return String(cString: text)
}

/// - Throws: `CallError` for NULL.
func needed<T>(_ pointer: UnsafeMutablePointer<T>?, _ name: String) throws -> UnsafeMutablePointer<
  T
> {
  guard let pointer else { throw CallError("\(name) is NULL") }
  return pointer
}

/// One of the words that a rule has; the default for NULL.
///
/// - Throws: `CallError` for any other text.
func word<Word: RawRepresentable<String> & CaseIterable>(
  _ text: UnsafePointer<CChar>?, _ name: String, default word: Word, status: Int = CM_BAD_CALL
) throws -> Word {
  guard let text else { return word }
  guard let found = Word(rawValue: String(cString: text)) else {
    let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
    throw CallError(
      "\(name) is \"\(String(cString: text))\"; it may be \(known)", status: status)
  }
  return found
}
