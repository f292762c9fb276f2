import Synchronization

/// What metrics make of an image, such as its luma, kept while several of them look at it.
///
/// Copies of the image share it. It keeps nothing unless it is told to, since planes of large images take
/// more memory than the image.
package final class DerivedValues: Sendable {
  /// Bytes of what metrics keep of a pixel, from above: luma by two rules and linear light in Double.
  package static let bytesPerPixel = 40

  private let kept = Mutex<[String: any Sendable]?>(nil)

  init() {}

  /// From now on each value is made once.
  package func keep() { kept.withLock { $0 = $0 ?? [:] } }

  /// Lets go of all values, and keeps no more.
  package func forget() { kept.withLock { $0 = nil } }

  package var isKeeping: Bool { kept.withLock { $0 != nil } }

  /// - Parameters:
  ///   - name: stands for one value of the image, the same for every caller.
  ///   - make: the same value at each call.
  package func value<Value: Sendable>(_ name: String, _ make: () throws -> Value) rethrows -> Value
  {
    if let known = kept.withLock({ $0?[name] as? Value }) { return known }
    let made = try make()
    kept.withLock { if $0 != nil { $0?[name] = made } }
    return made
  }
}
