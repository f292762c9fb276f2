import Foundation
import Tensors
import TestSupport
import Weights

/// The narrow network of Tests/Fixtures/vgg, and files made of it that are wrong in one way.
enum NarrowNetwork {
  static let path = fixture("vgg/narrow.safetensors").path
  /// Digests of vgg_reference.py.
  static let digest = "98aa789b334830f9039d590c21967089fd32d5381edd9b866c2b5bb092125fc7"
  static let caffeDigest = "7b02f4f83df766d4b1df22db85acdd177c0e8fdd52953ae764722540d1a45a84"

  struct Array {
    var type = "F32"
    var shape: [Int]
    var bytes: Data
  }

  /// The arrays of the file by name.
  static func arrays() throws -> [String: Array] {
    let file = try WeightFile.read(path)
    return Dictionary(
      uniqueKeysWithValues: file.entries.map { entry in
        let values = entry.tensor?.values ?? []
        return (entry.name, Array(shape: entry.shape, bytes: values.withUnsafeBytes { Data($0) }))
      })
  }

  /// A safetensors file of these arrays.
  static func safetensors(_ arrays: [String: Array]) -> Data {
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

  static func safetensors(header: String, data: Data = Data()) -> Data {
    withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Data($0) }
      + Data(header.utf8) + data
  }
}

/// Writes a file, reads it as weights, and gives the error with the file's folder removed.
func errorOfReading(_ data: Data, as name: String = "w.bin") throws -> WeightError? {
  try withTemporaryFolder { folder in
    let path = folder.appendingPathComponent(name).path
    try data.write(to: URL(fileURLWithPath: path))
    do {
      _ = try VGG16Weights(file: WeightFile.read(path))
      return nil
    } catch let error as WeightError {
      return error
    }
  }
}
