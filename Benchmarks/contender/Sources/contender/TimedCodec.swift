import Codecs

/// A codec and an image, both in memory before the clock starts.
struct TimedCodec {
  private let codec: PictureCodec
  private let picture: Image
  private let bytes: [UInt8]

  init(checkpoint: String, picture path: String) throws {
    codec = try PictureCodec(CheckpointImport(WeightFile.read(checkpoint)).weights)
    picture = try Image.read(path)
    bytes = try codec.encode(picture).bytes
  }

  /// Time, and bytes of the streams.
  func encode() throws -> (time: Timed, bytes: Double) {
    var size = 0
    let time = try timed {
      let encoded = try codec.encode(picture)
      size = encoded.container.streams.reduce(0) { $0 + $1.count }
    }
    return (time, Double(size))
  }

  func decode() throws -> (time: Timed, bytes: Double) {
    (try timed { _ = try codec.decode(bytes) }, Double(bytes.count))
  }
}
