import Digests
import Foundation
import Imaging

/// The record of an image that a model coded: a small text beside the reconstruction,
/// `IMAGE.recipe.txt`.
///
/// A reconstruction is up to date when original, model and rules are those of the record and both
/// files have its contents. Times are facts of the run that made them.
struct ModelRecord {
  /// The origin of the files.
  struct Origin: Equatable {
    /// SHA-256 of the two files.
    var original: String
    var model: String
    var alpha: String
  }

  /// Identifies the content of a file.
  struct Content: Equatable {
    var bytes: Int
    /// SHA-256; nil in records that were written before it was kept, whose sizes must do.
    var sha256: String?

    var text: String { "\(bytes) bytes" + (sha256.map { ", sha256 \($0)" } ?? "") }

    init(of data: some DataProtocol) {
      bytes = data.count
      sha256 = SHA256.hex(of: Data(data))
    }

    init?(text: Substring) {
      let parts = text.split(separator: " ")
      guard let bytes = parts.first.flatMap({ Int($0) }) else { return nil }
      self.bytes = bytes
      sha256 = parts.count == 4 ? String(parts[3]) : nil
    }

    /// Whether a file holds it.
    func isThat(ofFile path: String) -> Bool {
      guard let data = FileManager.default.contents(atPath: path), data.count == bytes else {
        return false
      }
      return sha256 == nil || self == Content(of: data)
    }
  }

  struct Time: Equatable {
    var cores: Int
    var encode: Double
    var decode: Double
  }

  var origin: Origin
  var codec: String
  var estimatedBits: Double
  var bitstream: Content
  var reconstruction: Content
  var times: [Time]

  var text: String {
    let times = times.map { "cores \($0.cores): encode \($0.encode) s, decode \($0.decode) s\n" }
    return """
      original sha256: \(origin.original)
      model sha256: \(origin.model)
      alpha: \(origin.alpha)
      codec: \(codec)
      estimated bits: \(estimatedBits)
      bitstream: \(bitstream.text)
      reconstruction: \(reconstruction.text)

      """ + times.joined()
  }

  init(
    origin: Origin, codec: String, estimatedBits: Double, bitstream: Content,
    reconstruction: Content, times: [Time]
  ) {
    self.origin = origin
    self.codec = codec
    self.estimatedBits = estimatedBits
    self.bitstream = bitstream
    self.reconstruction = reconstruction
    self.times = times
  }

  /// Reads a record; nil if it is none, or not whole.
  init?(file: String) {
    guard let data = FileManager.default.contents(atPath: file) else { return nil }
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
    func value(_ name: String) -> Substring? {
      lines.first { $0.hasPrefix(name + ": ") }?.dropFirst(name.count + 2)
    }
    func content(_ name: String) -> Content? { value(name).flatMap(Content.init(text:)) }
    guard let original = value("original sha256"), let model = value("model sha256"),
      let alpha = value("alpha"), let codec = value("codec"),
      let bits = value("estimated bits").flatMap({ Double($0) }),
      let bitstream = content("bitstream"), let reconstruction = content("reconstruction")
    else { return nil }
    self.init(
      origin: .init(original: String(original), model: String(model), alpha: String(alpha)),
      codec: String(codec), estimatedBits: bits, bitstream: bitstream,
      reconstruction: reconstruction,
      times: lines.compactMap { line in
        guard
          let match = line.wholeMatch(
            of: /cores (\d+): encode ([0-9.e-]+) s, decode ([0-9.e-]+) s/),
          let cores = Int(match.1), let encode = Double(match.2), let decode = Double(match.3)
        else { return nil }
        return Time(cores: cores, encode: encode, decode: decode)
      })
  }

  /// Whether a task's files are there, whole, made from this, and timed as it asks.
  func isCurrent(for task: ModelTask, _ origin: Origin) -> Bool {
    let isTimed =
      task.namesCores
      ? task.cores.allSatisfy { cores in times.contains { $0.cores == cores } } : !times.isEmpty
    return self.origin == origin && isTimed
      && bitstream.isThat(ofFile: task.bitstream)
      && reconstruction.isThat(ofFile: task.reconstruction)
  }
}
