/// A codec whose authors have files of their own.
protocol PublishedFormat: ImageCodec {
  /// - Parameter path: for errors.
  func published(
    _ streams: [[UInt8]], width: Int, height: Int, path: String
  ) throws(CodecError) -> [UInt8]

  func unpublished(_ bytes: [UInt8], path: String) throws(CodecError) -> PublishedPicture
}

extension PublishedFormat {
  /// Which of its authors' models a codec has, since their files say it.
  ///
  /// - Parameter path: of the file, for errors.
  /// - Throws: `CodecError.published` where the model was imported without its authors' name.
  func known<Model>(_ model: Model?, _ path: String) throws(CodecError) -> Model {
    guard let model else {
      throw .published(
        file: path,
        reason:
          "the model does not know which of theirs it is; import it again with the authors' name of the model"
      )
    }
    return model
  }
}

/// The content of a file of a codec's authors.
struct PublishedPicture {
  let width: Int
  let height: Int
  let streams: [[UInt8]]
}
