public import Foundation
import Tensors
import Weights

/// The narrow network of Tests/Fixtures/vgg, and files made of it that are wrong in one way.
public enum NarrowNetwork {
  public static let path = fixture("vgg/narrow.safetensors").path
  /// Digests of vgg_reference.py.
  public static let digest = "98aa789b334830f9039d590c21967089fd32d5381edd9b866c2b5bb092125fc7"
  public static let caffeDigest = "7b02f4f83df766d4b1df22db85acdd177c0e8fdd52953ae764722540d1a45a84"

  public struct Array {
    public var type: String
    public var shape: [Int]
    public var bytes: Data

    public init(type: String = "F32", shape: [Int], bytes: Data) {
      self.type = type
      self.shape = shape
      self.bytes = bytes
    }
  }

  /// The arrays of the file by name.
  public static func arrays() throws -> [String: Array] {
    let file = try WeightFile.read(path)
    return Dictionary(
      uniqueKeysWithValues: file.entries.map { entry in
        let values = entry.tensor?.values ?? []
        return (entry.name, Array(shape: entry.shape, bytes: values.withUnsafeBytes { Data($0) }))
      })
  }

  /// A safetensors file of these arrays.
  public static func safetensors(_ arrays: [String: Array]) -> Data {
    var lines: [String] = []
    var data = Data()
    for (name, array) in arrays.sorted(by: { $0.key < $1.key }) {
      lines.append(
        "\"\(name)\":{\"dtype\":\"\(array.type)\",\"shape\":\(array.shape),"
          + "\"data_offsets\":[\(data.count),\(data.count + array.bytes.count)]}")
      data += array.bytes
    }
    return safetensors(header: "{" + lines.joined(separator: ",") + "}", data: data)
  }

  public static func safetensors(header: String, data: Data = Data()) -> Data {
    withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Data($0) }
      + Data(header.utf8) + data
  }
}

/// Writes a file, reads it in this way, or as any weights, and gives the error.
public func errorOfReading(
  _ data: Data, as name: String = "w.bin",
  _ read: ((String) throws -> Void)? = nil
) throws -> (any Error)? {
  try withTemporaryFolder { folder in
    let path = folder.appendingPathComponent(name).path
    try data.write(to: URL(fileURLWithPath: path))
    do {
      if let read { try read(path) } else { _ = try WeightFile.read(path) }
      return nil
    } catch {
      return error
    }
  }
}
