// libFuzzer on the readers of weights (`make fuzz`): whatever the bytes are, they end in weights or in
// a sentence.
import Foundation
import Tensors
import Weights

private let path = "/dev/shm/crossmetric-fuzz-\(getpid())"

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Data(bytes: data, count: count)
  guard FileManager.default.createFile(atPath: path, contents: bytes) else { return 0 }
  do {
    let file = try WeightFile.read(path)
    for entry in file.entries {
      let size = entry.shape.reduce(1, *)
      precondition(entry.tensor.map { $0.values.count == size } ?? true)
    }
    _ = try? VGG16Weights(file: file)
  } catch {
    precondition(!"\(error)".isEmpty)
  }
  return 0
}
