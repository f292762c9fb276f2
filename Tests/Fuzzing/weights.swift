// libFuzzer on the readers of weights (`make fuzz`): whatever the bytes are, they end in weights or in
// a sentence. Compiled twice: for this project's own parsers, which must never fail, and with
// -D HDF5 for HDF5 files, where the library itself may.
import Foundation
import Tensors
import Weights

private let path = "/dev/shm/crossmetric-fuzz-\(getpid())"

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Data(bytes: data, count: count)
  let isHDF5 = bytes.starts(with: [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A])
  #if HDF5
    let isOurs = isHDF5
  #else
    let isOurs = !isHDF5
  #endif
  // Not to be kept in the corpus.
  guard isOurs else { return -1 }
  do {
    if let file = try read(bytes) {
      for entry in file.entries {
        let size = entry.shape.reduce(1, *)
        precondition(entry.tensor.map { $0.values.count == size } ?? true)
      }
      _ = try? NetworkArchive(file)
    }
  } catch {
    precondition(!"\(error)".isEmpty)
  }
  return 0
}

/// The bytes as a file of weights, or as what the process that reads HDF5 would send.
private func read(_ bytes: Data) throws -> WeightFile? {
  if bytes.dropFirst(8).starts(with: Data("{\"file\":{\"_0\":".utf8)) {
    return try WeightTransfer.decode(bytes, path: path)
  }
  try bytes.write(to: URL(fileURLWithPath: path))
  return try WeightFile.read(path)
}
