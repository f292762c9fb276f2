import Foundation
import Imaging
import Results

/// The crops with the largest product of margins: original, a and b.
struct InversionCrops: Encodable {
  /// Crops shown of each two metrics.
  private static let shown = 6
  /// At most so many of them of one image.
  private static let ofImage = 2

  struct Loss: Encodable {
    let metric: String
    let name: String
    let definition: String
  }
  /// Two metrics; `against` is empty for the squared error.
  struct Contest: Encodable, Hashable {
    let against: String
    let metric: String
  }
  struct Side: Encodable {
    /// Place in the payload's `codecs`.
    let codec: Int?
    let point: String
    let bpp: Double
    let squaredError: Double
    let distance: Double
    var file: Int?
    var note: String?
    var maps: [String?]?
  }
  struct Crop: Encodable {
    /// Place in the payload's `images`.
    let image: Int?
    let contest: Contest
    /// Names of the losses that prefer a and b.
    let lossNames: [String]
    let x: Int
    let y: Int
    let width: Int
    let height: Int
    var file: Int?
    var note: String?
    var sides: [Side] = []
    var heat: HeatRegion?
  }

  let count: Int
  let pairs: Int
  let shownOfImage = Self.ofImage
  let frame: Int
  let notes: [String]
  let losses: [Loss]
  let contests: [Contest]
  private(set) var crops: [Crop] = []
  /// Place in `crops` of what the viewer opens with.
  private(set) var opening: Int?

  /// - Parameters:
  ///   - pictures: where the crops are stored.
  ///   - budget: bytes that they may take.
  init(
    _ inversions: ReportInversions, _ data: ReportData, _ contents: Contents,
    into pictures: inout Pictures, budget: Int
  ) {
    count = inversions.rows.count
    pairs = inversions.pairs
    notes = inversions.notes
    frame = inversions.frame
    losses = inversions.losses.map {
      Loss(metric: $0.metric, name: $0.name, definition: $0.definition)
    }
    let order = [""] + inversions.losses.map(\.metric)
    contests = order.indices.flatMap { first in
      order[(first + 1)...].map { Contest(against: order[first], metric: $0) }
    }
    let names = Dictionary(
      inversions.losses.map { ($0.metric, $0.name) }, uniquingKeysWith: { $1 })
    let opening = Self.opening(inversions.rows)
    for contest in contests {
      let own = inversions.rows.filter {
        $0.against == contest.against && $0.metric == contest.metric
      }
      var shown = Self.chosen(own)
      if let opening, own.contains(opening), !shown.contains(opening) { shown.append(opening) }
      let lossNames = [names[contest.against] ?? "squared error", names[contest.metric] ?? ""]
      for row in shown {
        if row == opening { self.opening = crops.count }
        crops.append(Self.crop(row, contest, lossNames, data, contents, &pictures, budget))
      }
    }
  }

  /// The row that the viewer opens with: the clearest of the third with the lowest rates, where
  /// differences can be seen.
  private static func opening(_ rows: [CropRow]) -> CropRow? {
    func bits(_ row: CropRow) -> Double { row.a.bpp + row.b.bpp }
    let rates = rows.map(bits).sorted()
    guard !rates.isEmpty else { return nil }
    return rows.first { bits($0) <= rates[(rates.count - 1) / 3] }
  }

  private static func chosen(_ rows: [CropRow]) -> [CropRow] {
    var counts: [String: Int] = [:]
    let few = rows.filter { row in
      counts[row.image, default: 0] += 1
      return counts[row.image, default: 0] <= ofImage
    }
    return Array(few.prefix(shown))
  }

  private static func crop(
    _ row: CropRow, _ contest: Contest, _ lossNames: [String], _ data: ReportData,
    _ contents: Contents,
    _ pictures: inout Pictures, _ budget: Int
  ) -> Crop {
    let window = Window(x: row.x, y: row.y, width: row.width, height: row.height)
    func picture(_ path: String?) -> (file: Int?, note: String?) {
      do {
        guard let path else { throw PictureError.noPath }
        let whole = try Image.read(path, alpha: data.pictures.alpha)
        guard row.x + row.width <= whole.width, row.y + row.height <= whole.height else {
          throw PictureError.size(path, whole.width, whole.height)
        }
        return (try pictures.store(whole.cropped(window), budget: budget), nil)
      } catch { return (nil, "\(error)") }
    }
    var crop = Crop(
      image: contents.images.firstIndex(of: row.image), contest: contest, lossNames: lossNames,
      x: row.x, y: row.y, width: row.width, height: row.height)
    (crop.file, crop.note) = picture(data.pictures.originals[row.image])
    let keys = [row.a, row.b].map {
      PictureKey(
        codec: CodecKey(codec: row.codec, objective: $0.objective), point: $0.point,
        image: row.image)
    }
    let heat = data.heatMaps.map { HeatRegion(window, keys, $0) }
    crop.heat = heat
    crop.sides = zip([row.a, row.b], keys).map { side, key in
      let (file, note) = picture(data.pictures.reconstructions[key])
      return Side(
        codec: contents.codecs.firstIndex(of: key.codec), point: side.point, bpp: side.bpp,
        squaredError: side.squaredError, distance: side.distance, file: file, note: note,
        maps: heat?.encoded(key))
    }
    return crop
  }
}
