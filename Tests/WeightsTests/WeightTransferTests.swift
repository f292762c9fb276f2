import Foundation
import Metrics
import Tensors
import TestSupport
import Testing
import Weights

struct WeightTransferTests {
  private func bytes(_ result: Result<WeightFile, any Error>) throws -> Data {
    var bytes = Data()
    try WeightTransfer.encode(result) { bytes += $0 }
    return bytes
  }

  @Test(arguments: ["narrow-keras1.h5", "narrow-keras2.h5", "narrow.safetensors"])
  func aFileComesBackAsItWas(name: String) throws {
    let file = try WeightFile.read(fixture("vgg/" + name).path)
    let back = try #require(try WeightTransfer.decode(bytes(.success(file)), path: "p"))
    #expect(back.path == "p" && back.format == file.format)
    #expect(back.entries.map(\.name) == file.entries.map(\.name))
    #expect(back.entries.map(\.type) == file.entries.map(\.type))
    #expect(back.entries.map(\.shape) == file.entries.map(\.shape))
    #expect(back.entries.map(\.tensor?.values) == file.entries.map(\.tensor?.values))
  }

  @Test func ourOwnFilesKeepTheirAttributes() throws {
    try withTemporaryFolder { folder in
      let path = folder.path + "/w.h5"
      let weights = try VGG16Weights(file: WeightFile.read(NarrowNetwork.path))
      try weights.write(to: path, layerSums: [1, 2])
      let back = try #require(
        try WeightTransfer.decode(bytes(.success(WeightFile.read(path))), path: path))
      let read = try VGG16Weights(file: back)
      #expect(read.source == weights.source && read.layerSums == [1, 2])
    }
  }

  @Test(
    "faults come back under the path that the asker knows",
    arguments: [
      WeightError.damaged(file: "/x", reason: "r"), .missing(file: "/x", key: "k"),
      .unreadable(file: "/x", reason: "r"),
    ])
  func faults(error: WeightError) throws {
    let sent = try bytes(.failure(error))
    let back = #expect(throws: WeightError.self) { _ = try WeightTransfer.decode(sent, path: "p") }
    #expect(
      try #require(back).description
        == error.description.replacingOccurrences(of: "/x", with: "p"))
  }

  @Test func whatIsNotWholeIsNil() throws {
    let whole = try bytes(.success(WeightFile.read(NarrowNetwork.path)))
    for length in stride(from: 0, to: whole.count, by: 499) {
      #expect(try WeightTransfer.decode(whole.prefix(length), path: "p") == nil)
    }
    #expect(try WeightTransfer.decode(whole + [0], path: "p") == nil)
  }

  @Test(
    "shapes are checked against the bytes",
    arguments: ["[1099511627776]", "[4294967296,4294967296]", "[-1]", "[2,-1]"])
  func hostileShapes(shape: String) throws {
    let json =
      #"{"file":{"_0":{"format":"HDF5","attributes":{},"items":"#
      + #"[{"name":"a","type":"F32","values":"floats","shape":"# + shape + "}]}}}"
    let bytes = NarrowNetwork.safetensors(header: json, data: Data(count: 8))
    #expect(try WeightTransfer.decode(bytes, path: "p") == nil)
    let right = NarrowNetwork.safetensors(
      header: json.replacingOccurrences(of: shape, with: "[2]"), data: Data(count: 8))
    #expect(try WeightTransfer.decode(right, path: "p") != nil)
  }
}
