import CCrossMetric
import CrossMetricC
import Foundation
import Imaging

/// The answer of a call of C instead of success.
struct CFault: Error {
  let status: Int
  let sentence: String

  static func check(_ call: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> cm_status)
    throws
  {
    var message: UnsafeMutablePointer<CChar>?
    let status = call(&message)
    defer { cm_free(message) }
    if status != CM_OK {
      throw CFault(status: Int(status), sentence: message.map { String(cString: $0) } ?? "")
    }
  }
}

/// A `cm_scorer` for tests.
final class Scorer {
  private(set) var handle: OpaquePointer?
  var count: Int32 { cm_scorer_column_count(handle) }

  init(_ metrics: [String], weights: [String] = [], depth: String? = nil) throws {
    let ids = metrics.map { strdup($0) }
    let choices = weights.map { strdup($0) }
    let word = depth.map { strdup($0) } ?? nil
    defer { for text in ids + choices + [word] { free(text) } }
    var rules = cm_rules()
    rules.depth = UnsafePointer(word)
    try CFault.check {
      cm_scorer_new(
        ids.map { UnsafePointer($0) }, Int32(ids.count), choices.map { UnsafePointer($0) },
        Int32(choices.count), &rules, &handle, $0)
    }
  }

  deinit { cm_scorer_free(handle) }

  func scores(
    _ image: Image, against original: Image, cancel: OpaquePointer? = nil
  ) throws -> [Double] {
    try image.asC { try scores($0, against: original, cancel: cancel) }
  }

  func scores(
    _ image: cm_image, against original: Image, cancel: OpaquePointer? = nil
  ) throws -> [Double] {
    var scores = Array(repeating: 0.0, count: Int(count))
    var image = image
    try withOriginal(original) { original in
      try CFault.check { cm_score(original, &image, cancel, &scores, $0) }
    }
    return scores
  }

  func scores(ofAll images: [Image], against original: Image) throws -> [Double] {
    func row(_ rest: ArraySlice<Image>, _ known: [cm_image]) throws -> [Double] {
      if let next = rest.first { return try next.asC { try row(rest.dropFirst(), known + [$0]) } }
      var scores = Array(repeating: 0.0, count: known.count * Int(count))
      try withOriginal(original) { original in
        try CFault.check {
          cm_score_many(original, known, Int64(known.count), nil, &scores, nil, $0)
        }
      }
      return scores
    }
    return try row(images[...], [])
  }

  private func withOriginal(_ image: Image, _ body: (OpaquePointer?) throws -> Void) throws {
    var original: OpaquePointer?
    try image.asC { image in
      var image = image
      try CFault.check { cm_original_new(handle, &image, &original, $0) }
    }
    defer { cm_original_free(original) }
    try body(original)
  }
}

extension Image {
  fileprivate func asC<R>(_ body: (cm_image) throws -> R) rethrows -> R {
    func image(_ bytes: UnsafeRawBufferPointer) -> cm_image {
      cm_image(
        samples: bytes.baseAddress, width: Int64(width), height: Int64(height), channels: 3,
        bits: Int32(bitDepth), row_stride: 0, pixel_stride: 0, channel_stride: 0)
    }
    switch samples {
    case .eight(let values): return try values.withUnsafeBytes { try body(image($0)) }
    case .sixteen(let values): return try values.withUnsafeBytes { try body(image($0)) }
    }
  }
}
