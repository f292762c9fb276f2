/// A file of the program of Lee et al., its second version, little-endian: u8 quality << 1 | type, u16
/// width, u16 height, then the stream to the end of the file.
///
/// It has no check value, but the stream's mark of the end, and writing the symbols again, show it
/// (`ValueDecoder`). Means and deviations go unrounded into the coder, so streams are decoded by the
/// arithmetic that wrote them.
package struct ContextAdaptiveFile: Equatable {
  package let model: ContextAdaptiveSettings.Model
  package let width: Int
  package let height: Int
  package let stream: [UInt8]

  private static let headerBytes = 5

  package init(
    model: ContextAdaptiveSettings.Model, width: Int, height: Int, stream: [UInt8]
  ) {
    self.model = model
    self.width = width
    self.height = height
    self.stream = stream
  }

  /// - Precondition: sides below 2^16.
  package func bytes() -> [UInt8] {
    let sides = [width, height].flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    return [UInt8(model.quality << 1 | model.measure.rawValue)] + sides + stream
  }

  /// - Parameter path: for errors.
  package init(_ bytes: [UInt8], path: String) throws(CodecError) {
    func wrong(_ reason: String) -> CodecError { .published(file: path, reason: reason) }
    guard bytes.count >= Self.headerBytes else { throw wrong("it is cut off") }
    let first = Int(bytes[0])
    guard
      let model = ContextAdaptiveSettings.Model(measure: first & 1, quality: first >> 1)
    else { throw wrong("it names a model of quality \(first >> 1), known are 1 to 9") }
    self.model = model
    width = Int(bytes[1]) | Int(bytes[2]) << 8
    height = Int(bytes[3]) | Int(bytes[4]) << 8
    guard height > 0, width > 0 else { throw wrong("it says it has \(width) x \(height) pixels") }
    guard height * width <= Container.maximumPixels else {
      throw .tooLarge(file: path, width: width, height: height)
    }
    stream = Array(bytes.dropFirst(Self.headerBytes))
  }
}

extension ContextAdaptive: PublishedFormat {
  func published(
    _ streams: [[UInt8]], width: Int, height: Int, path: String
  ) throws(CodecError) -> [UInt8] {
    let model = try known(settings.model, path)
    guard max(width, height) < 1 << 16 else {
      throw .tooLarge(file: path, width: width, height: height)
    }
    return ContextAdaptiveFile(
      model: model, width: width, height: height, stream: Array(streams.joined())
    ).bytes()
  }

  func unpublished(_ bytes: [UInt8], path: String) throws(CodecError) -> PublishedPicture {
    let model = try known(settings.model, path)
    let file = try ContextAdaptiveFile(bytes, path: path)
    guard file.model == model else {
      throw .published(
        file: path, reason: "it was written with \(file.model.name), this model is \(model.name)")
    }
    return PublishedPicture(width: file.width, height: file.height, streams: [file.stream])
  }
}
