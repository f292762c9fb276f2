/// A codec whose authors have files of their own.
protocol PublishedFormat: ImageCodec {
  /// - Parameter path: for errors.
  func published(
    _ streams: [[UInt8]], width: Int, height: Int, path: String
  ) throws(CodecError) -> [UInt8]

  func unpublished(_ bytes: [UInt8], path: String) throws(CodecError) -> PublishedPicture
}

/// What a file of a codec's authors holds.
struct PublishedPicture {
  let width: Int
  let height: Int
  let streams: [[UInt8]]
}
