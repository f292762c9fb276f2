public import CCrossMetric
import Foundation
import Imaging
import Metrics
import Results
import StudyRuns
import Synchronization

/// The object that a `cm_original` points to.
final class OriginalHandle: Sendable {
  let scorer: ScorerHandle
  let original: OriginalImage
  /// Empty for an image in memory.
  let path: String

  init(_ scorer: ScorerHandle, _ image: Image, path: String = "") {
    self.scorer = scorer
    self.path = path
    original = OriginalImage(image, metrics: scorer.metrics, cores: scorer.cores)
  }
}

/// The object that a `cm_cancel` points to.
final class CancelHandle: Sendable {
  private let flag = Atomic(false)
  var isSet: Bool { flag.load(ordering: .relaxed) }
  func set() { flag.store(true, ordering: .relaxed) }
}

private func isCancelled(_ cancel: OpaquePointer?) -> @Sendable () -> Bool {
  guard let cancel else { return { false } }
  let handle = Handle.borrow(cancel, CancelHandle.self)
  return { handle.isSet }
}

@c @implementation
public func cm_cancel_new() -> OpaquePointer! { Handle.make(CancelHandle()) }

@c @implementation
public func cm_cancel_set(_ cancel: OpaquePointer!) {
  if let cancel { Handle.borrow(cancel, CancelHandle.self).set() }
}

@c @implementation
public func cm_cancel_free(_ cancel: OpaquePointer!) { Handle.release(cancel, CancelHandle.self) }

@c @implementation
public func cm_original_new(
  _ scorer: OpaquePointer!, _ image: UnsafePointer<cm_image>!,
  _ original: UnsafeMutablePointer<OpaquePointer?>!, _ message: Message
) -> cm_status {
  answer(message) {
    let original = try needed(original, "original")
    let scorer = try Handle.object(scorer, ScorerHandle.self)
    original.pointee = Handle.make(OriginalHandle(scorer, try Image(image)))
  }
}

@c @implementation
public func cm_original_read(
  _ scorer: OpaquePointer!, _ path: UnsafePointer<CChar>!,
  _ original: UnsafeMutablePointer<OpaquePointer?>!, _ message: Message
) -> cm_status {
  answer(message) {
    let original = try needed(original, "original")
    let scorer = try Handle.object(scorer, ScorerHandle.self)
    let path = try text(path, "path")
    let image = try Image.read(path, alpha: scorer.alpha)
    original.pointee = Handle.make(OriginalHandle(scorer, image, path: path))
  }
}

@c @implementation
public func cm_original_free(_ original: OpaquePointer!) {
  Handle.release(original, OriginalHandle.self)
}

@c @implementation
public func cm_original_width(_ original: OpaquePointer!) -> Int64 {
  guard let original else { return 0 }
  return Int64(Handle.borrow(original, OriginalHandle.self).original.image.width)
}

@c @implementation
public func cm_original_height(_ original: OpaquePointer!) -> Int64 {
  guard let original else { return 0 }
  return Int64(Handle.borrow(original, OriginalHandle.self).original.image.height)
}

@c @implementation
public func cm_score(
  _ original: OpaquePointer!, _ reconstruction: UnsafePointer<cm_image>!, _ cancel: OpaquePointer!,
  _ scores: UnsafeMutablePointer<Double>!, _ message: Message
) -> cm_status {
  answer(message) {
    let original = try Handle.object(original, OriginalHandle.self)
    let scores = try needed(scores, "scores")
    let image = try Image(reconstruction)
    original.scorer.write(
      try original.original.score(image, isCancelled: isCancelled(cancel)), to: scores)
  }
}

@c @implementation
public func cm_score_file(
  _ original: OpaquePointer!, _ path: UnsafePointer<CChar>!, _ cancel: OpaquePointer!,
  _ scores: UnsafeMutablePointer<Double>!, _ message: Message
) -> cm_status {
  answer(message) {
    let original = try Handle.object(original, OriginalHandle.self)
    let scores = try needed(scores, "scores")
    let path = try text(path, "path")
    do {
      original.scorer.write(
        try original.original.score(
          try Image.read(path, alpha: original.scorer.alpha), isCancelled: isCancelled(cancel)),
        to: scores)
    } catch {
      throw naming(path, error)
    }
  }
}

/// Metrics know no files: this says which one it is.
private func naming(_ path: String, _ error: any Error) -> any Error {
  guard let error = error as? MetricError else { return error }
  return CallError("\(path): \(error)", status: CM_METRIC)
}

@c @implementation
public func cm_score_many(
  _ original: OpaquePointer!, _ reconstructions: UnsafePointer<cm_image>!, _ count: Int64,
  _ cancel: OpaquePointer!, _ scores: UnsafeMutablePointer<Double>!,
  _ failed: UnsafeMutablePointer<Int64>!, _ message: Message
) -> cm_status {
  answer(message) {
    failed?.pointee = -1
    let original = try Handle.object(original, OriginalHandle.self)
    guard count > 0 else { return }
    guard let reconstructions else { throw CallError("reconstructions is NULL") }
    // C's memory, which must not change during the call.
    nonisolated(unsafe) let images = reconstructions
    try original.score(Int(count), cancel, try needed(scores, "scores"), failed) {
      try Image(images + $0)
    }
  }
}

@c @implementation
public func cm_score_files(
  _ original: OpaquePointer!, _ paths: UnsafePointer<UnsafePointer<CChar>?>!, _ count: Int64,
  _ cancel: OpaquePointer!, _ scores: UnsafeMutablePointer<Double>!,
  _ failed: UnsafeMutablePointer<Int64>!, _ message: Message
) -> cm_status {
  answer(message) {
    failed?.pointee = -1
    let original = try Handle.object(original, OriginalHandle.self)
    guard count > 0 else { return }
    guard let paths else { throw CallError("paths is NULL") }
    let files = try (0..<Int(count)).map { try text(paths[$0], "a path") }
    var place: Int64 = -1
    do {
      try original.score(files.count, cancel, try needed(scores, "scores"), &place) {
        try Image.read(files[$0], alpha: original.scorer.alpha)
      }
    } catch {
      failed?.pointee = place
      throw files.indices.contains(Int(place)) ? naming(files[Int(place)], error) : error
    }
  }
}

extension OriginalHandle {
  /// Scores of many into rows of numbers; the place of the first that fails goes to `failed`.
  fileprivate func score(
    _ count: Int, _ cancel: OpaquePointer?, _ scores: UnsafeMutablePointer<Double>,
    _ failed: UnsafeMutablePointer<Int64>?, reconstruction: @Sendable (Int) throws -> Image
  ) throws {
    let found = self.original.scores(
      count: count, isCancelled: isCancelled(cancel), reconstruction: reconstruction)
    for (place, result) in found.enumerated() {
      do {
        scorer.write(try result.get(), to: scores + place * scorer.columns.count)
      } catch {
        failed?.pointee = Int64(place)
        throw error
      }
    }
  }
}
