import Foundation
import Metrics

/// Numbers of an image's cells (`LocalMap.cell` pixels wide and high), of several kinds.
public struct HeatMap: Sendable, Equatable {
  public let columns: Int
  public let rows: Int
  /// Of each kind the cells row by row; NaN where there is no number.
  public let values: [[Float]]

  public init(columns: Int, rows: Int, values: [[Float]]) {
    self.columns = columns
    self.rows = rows
    self.values = values
  }

  init(_ map: LocalMap) {
    self.init(
      columns: map.columns, rows: map.rows, values: map.cellLosses().map { $0.map(Float.init) })
  }
}

/// As a file: four bytes each, little-endian, of columns, rows, and all numbers, kind by kind.
extension HeatMap {
  var data: Data {
    let numbers = [UInt32(columns), UInt32(rows)] + values.joined().map(\.bitPattern)
    return numbers.map(\.littleEndian).withUnsafeBytes { Data($0) }
  }

  /// - Returns: nil unless the bytes hold this many kinds.
  init?(_ data: Data, kinds: Int) {
    guard data.count >= 8, data.count % 4 == 0 else { return nil }
    let numbers = data.withUnsafeBytes { bytes in
      stride(from: 0, to: bytes.count, by: 4).map {
        UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: $0, as: UInt32.self))
      }
    }
    let (cells, overflow) = Int(numbers[0]).multipliedReportingOverflow(by: Int(numbers[1]))
    let (count, tooMany) = cells.multipliedReportingOverflow(by: kinds)
    guard !overflow, !tooMany, count == numbers.count - 2 else { return nil }
    self.init(
      columns: Int(numbers[0]), rows: Int(numbers[1]),
      values: (0..<kinds).map { kind in
        numbers[(2 + kind * cells)..<(2 + (kind + 1) * cells)].map { Float(bitPattern: $0) }
      })
  }
}
