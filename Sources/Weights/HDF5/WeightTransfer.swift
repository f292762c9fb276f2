package import Foundation
internal import Tensors

/// The content of an HDF5 file that one process has read, as bytes for another process.
///
/// 8 bytes with the header's length (little-endian), the header as JSON, then the values of all
/// arrays that have any, in the header's order, as 32-bit floats or integers. The reader believes
/// nothing: a damaged file may have taken over the process that wrote this.
package enum WeightTransfer {
  private struct Header: Codable {
    enum Values: String, Codable { case none, floats, integers }

    struct Item: Codable {
      let name: String
      let type: String
      let shape: [Int]
      let values: Values

      init(_ entry: WeightFile.Entry) {
        name = entry.name
        type = entry.type
        shape = entry.shape
        values = entry.tensor != nil ? .floats : entry.integers != nil ? .integers : .none
      }
    }

    let format: String
    let items: [Item]
    let attributes: [String: String]
  }

  /// The faults that the reader of HDF5 reports, without the file, which the other side names.
  private enum Fault: Codable {
    case unreadable(String)
    case damaged(String)
    case missing(String)

    init(_ error: any Error) {
      self =
        switch error as? WeightError {
        case .unreadable(_, let reason): .unreadable(reason)
        case .damaged(_, let reason): .damaged(reason)
        case .missing(_, let key): .missing(key)
        default: .damaged("\(error)")
        }
    }

    func error(_ path: String) -> WeightError {
      switch self {
      case .unreadable(let reason): .unreadable(file: path, reason: reason)
      case .damaged(let reason): .damaged(file: path, reason: reason)
      case .missing(let key): .missing(file: path, key: key)
      }
    }
  }

  private enum Message: Codable {
    case file(Header)
    case fault(Fault)
  }

  // MARK: Writing

  /// Hands the bytes of a file, or of why it cannot be read, to `write` piece by piece.
  ///
  /// - Throws: what `write` throws.
  package static func encode(
    _ result: Result<WeightFile, any Error>, write: (Data) throws -> Void
  ) throws {
    switch result {
    case .failure(let error): try write(framed(.fault(Fault(error))))
    case .success(let file):
      let items = file.entries.map(Header.Item.init)
      try write(
        framed(
          .file(
            Header(
              format: file.format.rawValue, items: items, attributes: file.attributes))))
      for entry in file.entries {
        if let tensor = entry.tensor {
          try tensor.values.withUnsafeBytes { try write(Data($0)) }
        } else {
          try entry.integers?.withUnsafeBytes { try write(Data($0)) }
        }
      }
    }
  }

  private static func framed(_ message: Message) throws -> Data {
    let json = try JSONEncoder().encode(message)
    return withUnsafeBytes(of: UInt64(json.count).littleEndian) { Data($0) } + json
  }

  // MARK: Reading

  /// The file that `encode` was given, under this path; nil if the bytes are not whole.
  ///
  /// - Throws: the error that `encode` was given.
  package static func decode(_ bytes: Data, path: String) throws(WeightError) -> WeightFile? {
    var reader = ByteReader(bytes)
    guard let length = reader.number(8), let json = reader.take(length),
      let message = try? JSONDecoder().decode(Message.self, from: json)
    else { return nil }
    switch message {
    case .fault(let fault): throw fault.error(path)
    case .file(let header):
      guard let format = WeightFile.Format(rawValue: header.format) else { return nil }
      var entries: [WeightFile.Entry] = []
      for item in header.items {
        guard let entry = entry(item, from: &reader) else { return nil }
        entries.append(entry)
      }
      guard reader.left == 0 else { return nil }
      return WeightFile(
        path: path, format: format, entries: entries, attributes: header.attributes)
    }
  }

  /// The next array; nil if its bytes are not there.
  private static func entry(
    _ item: Header.Item, from reader: inout ByteReader
  ) -> WeightFile.Entry? {
    switch item.values {
    case .none: return WeightFile.Entry(name: item.name, type: item.type, shape: item.shape)
    case .floats:
      guard let values: [Float] = numbers(item.shape, from: &reader) else { return nil }
      return WeightFile.Entry(
        name: item.name, type: item.type, shape: item.shape,
        tensor: Tensor(shape: item.shape, values: values))
    case .integers:
      guard let values: [Int32] = numbers(item.shape, from: &reader) else { return nil }
      return WeightFile.Entry(
        name: item.name, type: item.type, shape: item.shape, integers: values)
    }
  }

  /// The next numbers of four bytes each. Swift runs on little-endian machines only.
  private static func numbers<Number: BitwiseCopyable>(
    _ shape: [Int], from reader: inout ByteReader
  ) -> [Number]? {
    guard let count = elementCount(shape), count <= reader.left / 4,
      let taken = reader.take(4 * count)
    else { return nil }
    return [Number](unsafeUninitializedCapacity: count) { buffer, filled in
      _ = taken.copyBytes(to: buffer)
      filled = count
    }
  }
}

extension WeightFile {
  /// As many values as an HDF5 file of so many bytes may hold for this program: a gigabyte of
  /// floats, and four times what its size can hold without compression.
  package static func mostHDF5Values(fileSize: Int) -> Int { (1 << 28) + min(fileSize, 1 << 40) }
}
