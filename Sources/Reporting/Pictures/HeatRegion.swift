import Foundation

/// The cells of a region of one image, and for each kind of map the range of all its
/// reconstructions' numbers, so that their colours can be compared.
///
/// A map is a byte a cell: 0 where there is no number, else 1...255 from the smallest positive
/// number to the largest on a logarithmic scale; 0 errors count as the smallest.
package struct HeatRegion: Encodable {
  /// Side of a cell in pixels, the first column and row, and how many there are.
  let cell: Int
  let x: Int
  let y: Int
  let columns: Int
  let rows: Int
  /// The smallest and the largest number of each kind; nil where there is none.
  package private(set) var scales: [[Double]?]

  private let maps: ReportHeatMaps

  /// - Parameter window: in pixels of the image.
  package init(_ window: Window, _ keys: [PictureKey], _ maps: ReportHeatMaps) {
    self.maps = maps
    cell = maps.cell
    x = window.x / cell
    y = window.y / cell
    columns = (window.x + window.width + cell - 1) / cell - x
    rows = (window.y + window.height + cell - 1) / cell - y
    scales = []
    scales = maps.kinds.indices.map { kind in
      let positive = keys.compactMap { self.values($0, kind) }.joined()
        .filter { $0 > 0 && $0.isFinite }
      guard let low = positive.min(), let high = positive.max() else { return nil }
      return [Double(low), Double(high)]
    }
  }

  /// The maps of a reconstruction in base64, one a kind.
  package func encoded(_ key: PictureKey) -> [String?] {
    maps.kinds.indices.map { kind in
      guard let scale = scales[kind], let values = values(key, kind) else { return nil }
      let width = log(scale[1] / scale[0])
      return Data(
        values.map { value in
          guard value.isFinite else { return 0 }
          guard Double(value) > scale[0], width > 0 else { return 1 }
          return UInt8(1 + (254 * min(1, log(Double(value) / scale[0]) / width)).rounded())
        }
      ).base64EncodedString()
    }
  }

  /// The region's cells of a reconstruction.
  private func values(_ key: PictureKey, _ kind: Int) -> [Float]? {
    guard let grid = maps.grids[key]?[kind], x + columns <= grid.columns, y + rows <= grid.rows
    else { return nil }
    return (y..<y + rows).flatMap { row in
      grid.values[row * grid.columns + x..<row * grid.columns + x + columns]
    }
  }

  private enum CodingKeys: CodingKey { case cell, x, y, columns, rows, scales }
}
