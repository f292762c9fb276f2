/// The pictures of the page: base64 PNG files, each stored once, and who shows which.
struct Pictures: Encodable {
  struct Shown: Encodable {
    /// Places in the payload's `codecs` and in `files`.
    let codec: Int
    let point: String
    var file: Int?
    /// Why there is no picture.
    var note: String?
    /// Path of the whole picture beside the page.
    var full: String?
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
    var reconstructions: [Shown] = []
  }

  var originals: [Original] = []
  private(set) var files: [String] = []
  /// What was left out and why.
  var notes: [String] = []
  /// A picture was left out for want of room.
  var missing = false
  /// Length of all `files`.
  private(set) var bytes = 0
  private var places: [String: Int] = [:]

  /// Stores a file, unless an equal one is there; nil where it would exceed `budget`.
  mutating func store(_ file: String, budget: Int) -> Int? {
    if let place = places[file] { return place }
    guard bytes + file.utf8.count <= budget else { return nil }
    places[file] = files.count
    files.append(file)
    bytes += file.utf8.count
    return files.count - 1
  }

  private enum CodingKeys: CodingKey { case originals, files, notes }
}
