// libFuzzer on the readers of entropy-coded streams (`make fuzz`): whatever the bytes are, they end in
// symbols or in a sentence, and symbols that were read can be written and read again.
//
// First byte: what to read; second: how many rows the stream chooses from; then the stream. A table of
// the stream's own making takes the bytes from the third on.
import EntropyCoding

private let gaussian: CDFTables = {
  do { return try GaussianConditional().tables } catch { fatalError("\(error)") }
}()

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard count >= 2 else { return 0 }
  let bytes = Array(UnsafeBufferPointer(start: data + 2, count: count - 2))
  do {
    switch data[0] % 5 {
    case 0: try rans(bytes, gaussian, step: data[1], .nibbles)
    case 1: try rans(bytes, gaussian, step: data[1], .chained)
    case 2:
      try rans(Array(bytes.dropFirst(64)), ownTables(bytes.prefix(64)), step: data[1], .nibbles)
    case 3:
      try rans(Array(bytes.dropFirst(64)), ownTables(bytes.prefix(64)), step: data[1], .chained)
    default: try arithmetic(bytes)
    }
  } catch {
    precondition(!"\(error)".isEmpty)
  }
  return 0
}

/// 40 rows: widths and offsets from the bytes, the last wider than the narrowest chain's row.
private func ownTables(_ bytes: ArraySlice<UInt8>) throws -> CDFTables {
  let numbers = bytes.map(Int32.init) + [Int32](repeating: 1, count: 64)
  let width = 40
  var (cdf, lengths, offsets): ([Int32], [Int32], [Int32]) = ([], [], [])
  for row in 0..<40 {
    let length = 2 + numbers[row] % 38
    var counts: [Int32] = [0]
    for place in 1..<Int(length) - 1 + 1 {
      counts.append(place == Int(length) - 1 ? 65536 : counts[place - 1] + 1 + numbers[place] * 6)
    }
    cdf += counts + [Int32](repeating: 0, count: width - counts.count)
    lengths.append(length)
    offsets.append((numbers[row + 1] - 128) << (numbers[row + 2] % 18))
  }
  return try CDFTables(cdf: cdf, lengths: lengths, offsets: offsets)
}

private func rans(
  _ bytes: [UInt8], _ tables: CDFTables, step: UInt8, _ escape: EscapeCode
) throws {
  let rows = (0..<400).map {
    UInt16(($0 * (Int(step) + 1)) % (tables.rowCount + (step == 255 ? 1 : 0)))
  }
  var decoder = try RANSDecoder(bytes)
  let values = try decoder.decode(rows: rows, tables, escape: escape)
  try decoder.finish()
  var encoder = RANSEncoder()
  try encoder.append(values, rows: rows, tables, escape: escape)
  var again = try RANSDecoder(encoder.finish())
  let second = try again.decode(rows: rows, tables, escape: escape)
  precondition(second == values)
  try again.finish()
}

private func arithmetic(_ bytes: [UInt8]) throws {
  guard bytes.count > 16 else { return }
  let (mean, deviation) = bytes.withUnsafeBytes {
    ($0.loadUnaligned(as: Float.self), $0.loadUnaligned(fromByteOffset: 4, as: Float.self))
  }
  var decoder = ArithmeticDecoder(Array(bytes.dropFirst(8)))
  for place in 0..<100 {
    let counts =
      place % 2 == 0
      ? try NormalCounts.lee(mean: Double(mean), deviation: Double(deviation))
      : try NormalCounts.hu(mean: mean, deviation: deviation)
    precondition((0..<counts.symbols).contains(decoder.decode(counts)))
  }
}
