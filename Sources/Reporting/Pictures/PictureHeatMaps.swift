import Foundation
import Results

extension Pictures {
  /// Characters that all heat maps of the page may take.
  private static let heatBudget = 2_000_000

  /// Adds the heat maps of what is shown: of whole images where these lie beside the page and the
  /// maps fit, else of the crops.
  mutating func addHeatMaps(_ data: ReportData, _ contents: Contents) {
    guard let maps = data.heatMaps else { return }
    notes += maps.notes
    let whole = added(maps, contents) { original in
      original.full == nil
        ? original.window : Window(x: 0, y: 0, width: original.width, height: original.height)
    }
    let chosen = whole.heatBytes <= Self.heatBudget ? whole : added(maps, contents, \.window)
    guard chosen.heatBytes <= Self.heatBudget else {
      notes.append("The heat maps were left out, because the page would become too large.")
      return
    }
    if chosen.heatBytes != whole.heatBytes {
      notes.append("There are heat maps of the crops only, so that the page stays small.")
    }
    self = chosen
  }

  private func added(
    _ maps: ReportHeatMaps, _ contents: Contents, _ window: (Original) -> Window?
  ) -> Pictures {
    var pictures = self
    for index in originals.indices {
      guard let window = window(originals[index]) else { continue }
      let keys = originals[index].reconstructions.map {
        PictureKey(
          codec: contents.codecs[$0.codec], point: $0.point,
          image: contents.images[originals[index].image])
      }
      let region = HeatRegion(window, keys, maps)
      pictures.originals[index].heat = region
      for (place, key) in keys.enumerated() {
        pictures.originals[index].reconstructions[place].maps = region.encoded(key)
      }
    }
    return pictures
  }

  private var heatBytes: Int {
    originals.flatMap(\.reconstructions).reduce(0) { sum, shown in
      sum + (shown.maps ?? []).reduce(0) { $0 + ($1?.utf8.count ?? 0) }
    }
  }
}

extension Pictures.Original {
  /// The crop; nil where the original could not be read.
  var window: Window? {
    crop.isEmpty ? nil : Window(x: crop[0], y: crop[1], width: crop[2], height: crop[3])
  }
}
