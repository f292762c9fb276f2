import Foundation
import Imaging
import Results

/// The crops with the largest product of margins: original, a and b.
struct InversionCrops: Encodable {
  /// Crops shown of each metric.
  private static let shown = 6
  /// At most so many of them of one image.
  private static let ofImage = 2

  struct Loss: Encodable {
    let metric: String
    let name: String
    let definition: String
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
    let metric: String
    let lossName: String
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
  let notes: [String]
  let losses: [Loss]
  private(set) var crops: [Crop] = []

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
    losses = inversions.losses.map {
      Loss(metric: $0.metric, name: $0.name, definition: $0.definition)
    }
    for loss in inversions.losses {
      for row in Self.chosen(inversions.rows.filter({ $0.metric == loss.metric })) {
        crops.append(Self.crop(row, loss, data, contents, &pictures, budget))
      }
    }
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
    _ row: CropRow, _ loss: ReportInversions.Loss, _ data: ReportData, _ contents: Contents,
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
      image: contents.images.firstIndex(of: row.image), metric: row.metric, lossName: loss.name,
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
