import Foundation
import Imaging

/// The images of the page: base64 PNG files, each stored once, and who shows which.
struct Pictures: Encodable {
  struct Shown: Encodable {
    /// Places in the payload's `codecs` and in `files`.
    let codec: Int
    let point: String
    var file: Int?
    /// Why there is no image.
    var note: String?
    /// Path of the whole image beside the page.
    var full: String?
    /// Heat maps of the image's region, one a kind.
    var maps: [String?]?
  }

  struct Original: Encodable {
    /// Place in the payload's `images`.
    let image: Int
    var width = 0
    var height = 0
    /// The crop: left, top, width, height.
    var crop: [Int] = []
    var preview: Int?
    var file: Int?
    var note: String?
    var full: String?
    /// The region of the heat maps.
    var heat: HeatRegion?
    var reconstructions: [Shown] = []
  }

  var originals: [Original] = []
  private(set) var files: [String] = []
  /// Parts that were left out, with the reason.
  var notes: [String] = []
  /// An image was left out for want of room.
  var missing = false
  /// Length of all `files`.
  private(set) var bytes = 0
  private var places: [String: Int] = [:]

  /// Stores an image as PNG, unless an equal one is there.
  ///
  /// - Throws: `PictureError.noRoom` where all files would exceed `budget`.
  mutating func store(_ image: Image, budget: Int) throws -> Int {
    let file = try image.pngData().base64EncodedString()
    if let place = places[file] { return place }
    guard bytes + file.utf8.count <= budget else { throw PictureError.noRoom }
    places[file] = files.count
    files.append(file)
    bytes += file.utf8.count
    return files.count - 1
  }

  private enum CodingKeys: CodingKey { case originals, files, notes }
}
