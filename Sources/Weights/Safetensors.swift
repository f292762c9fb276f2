internal import Foundation
internal import Tensors

/// The safetensors format: 8 bytes of header length (little-endian), a JSON header
/// `{name: {dtype, shape, data_offsets}}`, then the arrays (https://github.com/huggingface/safetensors).
///
/// As the format demands, the arrays must fill the data without gaps or overlaps, which also rules
/// out a name that occurs twice.
enum Safetensors {
  private struct Item: Decodable {
    let dtype: String
    let shape: [Int]
    let data_offsets: [Int]
  }

  /// A line of the header: an array, or the free text under `__metadata__`.
  private enum Line: Decodable {
    case item(Item)
    case metadata([String: String])

    init(from decoder: any Decoder) throws {
      if let item = try? Item(from: decoder) {
        self = .item(item)
      } else {
        self = .metadata(try [String: String](from: decoder))
      }
    }
  }

  /// The format's own limit of the header's length.
  private static let longestHeader = 100_000_000

  static func read(_ path: String) throws -> WeightFile {
    let bytes: Data
    do {
      bytes = try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
    } catch {
      throw WeightError.unreadable(file: path, reason: "reading failed")
    }
    func damaged(_ reason: String) -> WeightError { .damaged(file: path, reason: reason) }

    guard bytes.count >= 8 else { throw damaged("it ends within its first 8 bytes") }
    let stated = bytes.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard stated <= UInt64(min(bytes.count - 8, longestHeader)) else {
      throw damaged("its header is said to have \(stated) bytes, the file has \(bytes.count)")
    }
    let dataStart = 8 + Int(stated)
    let lines: [String: Line]
    do {
      lines = try JSONDecoder().decode(
        [String: Line].self, from: bytes.subdata(in: 8..<dataStart))
    } catch {
      throw damaged("its header is not a safetensors header")
    }

    var entries: [WeightFile.Entry] = []
    var pieces: [Range<Int>] = []
    for (name, line) in lines {
      guard case .item(let item) = line else {
        if name == "__metadata__" { continue }
        throw damaged("its header says nothing useful of \"\(name)\"")
      }
      let piece = try place(item, name: name, dataCount: bytes.count - dataStart, damaged)
      pieces.append(piece)
      let start = bytes.startIndex + dataStart + piece.lowerBound
      let (type, numbers) = (NumberType(rawValue: item.dtype), bytes[start..<start + piece.count])
      entries.append(
        WeightFile.Entry(
          name: name, type: item.dtype, shape: item.shape,
          tensor: type?.floats(numbers).map { Tensor(shape: item.shape, values: $0) },
          integers: type?.integers(numbers)))
    }
    var end = 0
    for piece in pieces.sorted(by: {
      ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
    }) {
      guard piece.lowerBound == end else { throw damaged("its arrays overlap or leave gaps") }
      end = piece.upperBound
    }
    guard end == bytes.count - dataStart else {
      throw damaged("its arrays end at byte \(end) of \(bytes.count - dataStart)")
    }
    return WeightFile(path: path, format: .safetensors, entries: entries)
  }

  /// The bytes of an array, after checking type, shape and offsets against each other.
  private static func place(
    _ item: Item, name: String, dataCount: Int, _ damaged: (String) -> WeightError
  ) throws -> Range<Int> {
    guard let size = NumberType(rawValue: item.dtype)?.size else {
      throw damaged("\"\(name)\" has the unknown type \(item.dtype)")
    }
    guard item.data_offsets.count == 2, item.data_offsets[0] >= 0,
      item.data_offsets[0] <= item.data_offsets[1], item.data_offsets[1] <= dataCount
    else { throw damaged("the offsets of \"\(name)\" lie outside the data") }
    let range = item.data_offsets[0]..<item.data_offsets[1]
    guard let count = elementCount(item.shape),
      case let (byteCount, overflow) = count.multipliedReportingOverflow(by: size), !overflow,
      byteCount == range.count
    else { throw damaged("\"\(name)\" has \(range.count) bytes for the shape \(item.shape)") }
    return range
  }
}

/// The product of a shape's extents, or nil if an extent is negative or the product overflows.
func elementCount(_ shape: [Int]) -> Int? {
  var count = 1
  for extent in shape {
    guard extent >= 0 else { return nil }
    let (product, overflow) = count.multipliedReportingOverflow(by: extent)
    if overflow { return nil }
    count = product
  }
  return count
}
