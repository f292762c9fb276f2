/// A file of the PyTorch program of Hu et al., little-endian: u8 qp << 1 | type, u16 height, u16 width,
/// then for each block three records z1, z2, z3 of i64 byte count, two bytes that say how many low bits
/// of means and deviations are cleared (1 and 1), and the stream.
///
/// It has no check value, but writing the symbols again shows it (`NormalStream`). Means and deviations go
/// into the coder with 23 bits, so streams are decoded by the arithmetic that wrote them.
package struct CoarseToFineFile: Equatable {
  package let model: CoarseToFineSettings.Model
  package let height: Int
  package let width: Int
  package let streams: [[UInt8]]

  private static let maskedBits: [UInt8] = [1, 1]

  package init(
    model: CoarseToFineSettings.Model, height: Int, width: Int, streams: [[UInt8]]
  ) {
    self.model = model
    self.height = height
    self.width = width
    self.streams = streams
  }

  /// - Precondition: sides below 2^16.
  package func bytes() -> [UInt8] {
    var bytes = [UInt8(model.qp << 1 | model.measure.rawValue)]
    for side in [height, width] { bytes += Self.littleEndian(side, bytes: 2) }
    for stream in streams {
      bytes += Self.littleEndian(stream.count, bytes: 8) + Self.maskedBits + stream
    }
    return bytes
  }

  /// - Parameter path: for errors.
  package init(_ bytes: [UInt8], path: String) throws(CodecError) {
    func wrong(_ reason: String) -> CodecError { .published(file: path, reason: reason) }
    var left = bytes[...]
    func take(_ count: Int) throws(CodecError) -> ArraySlice<UInt8> {
      guard left.count >= count else {
        throw wrong(left.isEmpty ? "it is cut off" : "it is cut off, or has bytes behind its end")
      }
      defer { left = left.dropFirst(count) }
      return left.prefix(count)
    }
    func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
      bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
    let first = Int(number(try take(1)))
    guard let model = CoarseToFineSettings.Model(measure: first & 1, qp: first >> 1) else {
      throw wrong("it names a model of qp \(first >> 1), known are 1 to 8")
    }
    self.model = model
    height = Int(number(try take(2)))
    width = Int(number(try take(2)))
    guard height > 0, width > 0 else { throw wrong("it says it has \(width) x \(height) pixels") }
    guard height * width <= Container.maximumPixels else {
      throw .tooLarge(file: path, width: width, height: height)
    }
    var streams: [[UInt8]] = []
    while !left.isEmpty {
      let count = number(try take(8))
      guard Array(try take(2)) == Self.maskedBits else {
        throw wrong("a record clears other bits of its parameters than 1 and 1")
      }
      guard let count = Int(exactly: count) else { throw wrong("it is cut off") }
      streams.append(Array(try take(count)))
    }
    self.streams = streams
  }

  private static func littleEndian(_ number: Int, bytes: Int) -> [UInt8] {
    (0..<bytes).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
}

extension CoarseToFine: PublishedFormat {
  func published(
    _ streams: [[UInt8]], width: Int, height: Int, path: String
  ) throws(CodecError) -> [UInt8] {
    let model = try known(settings.model, path)
    guard max(width, height) < 1 << 16 else {
      throw .tooLarge(file: path, width: width, height: height)
    }
    return CoarseToFineFile(model: model, height: height, width: width, streams: streams).bytes()
  }

  func unpublished(_ bytes: [UInt8], path: String) throws(CodecError) -> PublishedPicture {
    let model = try known(settings.model, path)
    let file = try CoarseToFineFile(bytes, path: path)
    guard file.model == model else {
      throw .published(
        file: path, reason: "it was written with \(file.model.name), this model is \(model.name)")
    }
    return PublishedPicture(width: file.width, height: file.height, streams: file.streams)
  }
}
