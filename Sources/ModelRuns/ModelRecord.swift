import Foundation
import Imaging

/// What a model made of a picture: a small text beside the reconstruction, `IMAGE.recipe.txt`.
///
/// A reconstruction is up to date when original, model and rules are those of the record and both
/// files have its sizes. Times are facts of the run that made them.
struct ModelRecord {
  /// What the files were made from.
  struct Origin: Equatable {
    /// SHA-256 of the two files.
    var original: String
    var model: String
    var alpha: String
  }

  struct Time: Equatable {
    var cores: Int
    var encode: Double
    var decode: Double
  }

  var origin: Origin
  var codec: String
  var estimatedBits: Double
  var bitstream: Int
  var reconstruction: Int
  var times: [Time]

  var text: String {
    let times = times.map { "cores \($0.cores): encode \($0.encode) s, decode \($0.decode) s\n" }
    return """
      original sha256: \(origin.original)
      model sha256: \(origin.model)
      alpha: \(origin.alpha)
      codec: \(codec)
      estimated bits: \(estimatedBits)
      bitstream: \(bitstream) bytes
      reconstruction: \(reconstruction) bytes

      """ + times.joined()
  }

  init(
    origin: Origin, codec: String, estimatedBits: Double, bitstream: Int, reconstruction: Int,
    times: [Time]
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
    func bytes(_ name: String) -> Int? { value(name).flatMap { Int($0.dropLast(" bytes".count)) } }
    guard let original = value("original sha256"), let model = value("model sha256"),
      let alpha = value("alpha"), let codec = value("codec"),
      let bits = value("estimated bits").flatMap({ Double($0) }),
      let bitstream = bytes("bitstream"), let reconstruction = bytes("reconstruction")
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
    self.origin == origin && bitstream == Self.size(task.bitstream)
      && reconstruction == Self.size(task.reconstruction)
      && task.cores.allSatisfy { cores in times.contains { $0.cores == cores } }
  }

  static func size(_ path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : nil
  }
}
