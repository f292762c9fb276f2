import Dispatch
import Foundation
import Imaging
import Synchronization

/// Image headers, read in parallel: a plan of 100,000 pairs waits for the disk only once.
enum Headers {
  struct Fault: Error, Sendable {
    var message: String
  }

  /// Headers in the order of the paths.
  static func read(_ paths: [String]) -> [Result<ImageInfo, Fault>] {
    let size = 256
    let count = (paths.count + size - 1) / size
    let results = Mutex([[Result<ImageInfo, Fault>]](repeating: [], count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let chunk = paths[index * size..<min(paths.count, (index + 1) * size)].map(header)
      results.withLock { $0[index] = chunk }
    }
    return results.withLock { Array($0.joined()) }
  }

  private static func header(_ path: String) -> Result<ImageInfo, Fault> {
    do { return .success(try ImageInfo.read(path)) } catch {
      return .failure(Fault(message: "\(error)"))
    }
  }
}

// Stand-in until Imaging has it.
struct ImageInfo: Sendable {
  var width: Int
  var height: Int
  var bitDepth: Int
  var hasAlpha: Bool

  static func read(_ path: String) throws -> ImageInfo {
    struct Bad: Error, CustomStringConvertible { var description: String }
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw Bad(description: "\(path) cannot be read")
    }
    defer { try? file.close() }
    let bytes = Array(try file.read(upToCount: 64) ?? Data())
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]), bytes.count > 26 {
      func number(_ at: Int) -> Int { bytes[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
      return ImageInfo(
        width: number(16), height: number(20), bitDepth: Int(bytes[24]), hasAlpha: bytes[25] > 3)
    }
    let words = String(decoding: bytes.prefix(32), as: UTF8.self).split(
      whereSeparator: \.isWhitespace)
    if words.count > 2, words[0] == "P6", let width = Int(words[1]), let height = Int(words[2]) {
      return ImageInfo(width: width, height: height, bitDepth: 8, hasAlpha: false)
    }
    throw Bad(description: "\(path) is not a PNG or PPM file")
  }
}
