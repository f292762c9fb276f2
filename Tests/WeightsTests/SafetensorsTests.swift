import Foundation
import Tensors
import TestSupport
import Testing
import Weights

struct SafetensorsTests {
  /// The sentence of the error for a file of these bytes.
  private func sentence(_ data: Data) throws -> String {
    "\(try #require(try errorOfReading(data)))"
  }

  private func sentence(header: String, bytes: Int = 0) throws -> String {
    try sentence(NarrowNetwork.safetensors(header: header, data: Data(count: bytes)))
  }

  @Test(arguments: ["F16", "BF16"])
  func halfPrecisionBecomesFloat(type: String) throws {
    let words: [UInt16] = type == "F16" ? [0x3C00, 0xC248, 0x0001] : [0x3F80, 0xC048, 0x0001]
    let file = try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("half").path
      let arrays = [
        "a": NarrowNetwork.Array(
          type: type, shape: [3], bytes: words.withUnsafeBytes { Data($0) })
      ]
      try NarrowNetwork.safetensors(arrays).write(to: URL(fileURLWithPath: path))
      return try WeightFile.read(path)
    }
    let smallest: Float = type == "F16" ? 0x1p-24 : 0x1p-133
    let second: Float = type == "F16" ? -3.140625 : -3.125
    #expect(file.entries[0].tensor?.values == [1, second, smallest])
    #expect(file.entries[0].type == type)
  }

  @Test func everyTruncationIsRefused() throws {
    let whole = try Data(contentsOf: URL(fileURLWithPath: NarrowNetwork.path))
    let lengths =
      Swift.Array(0..<64) + stride(from: 64, to: whole.count, by: 997) + [whole.count - 1]
    for length in lengths {
      let error = try errorOfReading(whole.prefix(length))
      #expect(error != nil, "\(length) bytes")
    }
    #expect(try errorOfReading(whole) == nil)
    #expect(try errorOfReading(whole + [0]) != nil)
  }

  @Test func aHugeHeaderLengthIsRefused() throws {
    for stated: UInt64 in [.max, 1 << 63, 1 << 40, 200_000_000] {
      var data = withUnsafeBytes(of: stated.littleEndian) { Data($0) }
      data += Data("{\"a\":{}}".utf8)
      #expect(try sentence(data).contains("header is said to have \(stated) bytes"))
    }
  }

  @Test(arguments: [
    "{", "{]", "{\"a\":1}", "{\"a\":{\"dtype\":\"F32\"}}",
    "{\"a\":{\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,4]}}",
    "{\"a\":{\"dtype\":\"F32\",\"shape\":[99999999999999999999],\"data_offsets\":[0,4]}}",
    "{\"a\":" + String(repeating: "[", count: 5000),
  ])
  func anotherHeaderIsRefused(header: String) throws {
    #expect(try sentence(header: header, bytes: 4).contains("damaged"))
  }

  @Test(arguments: [
    ("[-4,0]", "[1]"), ("[0,8]", "[2]"), ("[4,0]", "[1]"), ("[0]", "[1]"), ("[0,4]", "[2]"),
    ("[0,4]", "[-1]"), ("[0,4]", "[4611686018427387904,4611686018427387904]"),
    ("[0,9223372036854775807]", "[1]"), ("[0,3]", "[1]"), ("[4,4]", "[0]"),
  ])
  func offsetsAndShapesMustFit(offsets: String, shape: String) throws {
    let header = "{\"a\":{\"dtype\":\"F32\",\"shape\":\(shape),\"data_offsets\":\(offsets)}}"
    #expect(try sentence(header: header, bytes: 4).contains("damaged"))
  }

  @Test func overlapsGapsAndDoublesAreRefused() throws {
    func item(_ name: String, _ from: Int, _ to: Int) -> String {
      "\"\(name)\":{\"dtype\":\"F32\",\"shape\":[\((to - from) / 4)],\"data_offsets\":[\(from),\(to)]}"
    }
    for pair in [
      item("a", 0, 8) + "," + item("b", 4, 12),
      item("a", 0, 4) + "," + item("b", 8, 12),
      item("a", 0, 4) + "," + item("b", 4, 8),
      item("a", 0, 4) + "," + item("a", 4, 12),
    ] {
      #expect(try sentence(header: "{\(pair)}", bytes: 12).contains("damaged"))
    }
  }

  @Test func anUnknownTypeIsNamed() throws {
    let header = "{\"a\":{\"dtype\":\"F31\",\"shape\":[1],\"data_offsets\":[0,4]}}"
    #expect(try sentence(header: header, bytes: 4).contains("\"a\" has the unknown type F31"))
  }
}
