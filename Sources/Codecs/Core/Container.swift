/// A file of streams (`.bin`), all numbers little-endian:
///
///     C4 58 4D 01      magic and version
///     u8               codec (`CodecEntry.number`)
///     u8               kernel mode: how the parameter path rounds; 2 is Float in this program's order
///                      (whole numbers where the codec has integer convolutions)
///     8 bytes          start of the digest of the model
///     u32              check value of the symbols (`SymbolCheck`)
///     varint, varint   width and height of the image
///     varint, varints  number of streams, bytes of each
///     bytes            the streams, to the end of the file
///
/// A varint has seven bits a byte, low ones first, and the top bit where more follow.
public struct Container: Sendable, Equatable {
  static let magic: [UInt8] = [0xC4, 0x58, 0x4D]
  static let version: UInt8 = 1
  static let kernelMode: UInt8 = 2
  static let digestBytes = 8

  public let codec: UInt8
  /// 16 hexadecimal digits.
  public let modelDigest: String
  public let check: UInt32
  public let width: Int
  public let height: Int
  public let streams: [[UInt8]]

  /// Pixels of the largest image, padding included: 2^28, say 16384 x 16384. Networks take some
  /// hundred bytes for each.
  public static let maximumPixels = 1 << 28
  /// Blocks of an image may have streams of their own.
  static let mostStreams = 1 << 15

  public init(
    codec: UInt8, modelDigest: String, check: UInt32, width: Int, height: Int, streams: [[UInt8]]
  ) {
    self.codec = codec
    self.modelDigest = String(modelDigest.prefix(2 * Self.digestBytes))
    self.check = check
    self.width = width
    self.height = height
    self.streams = streams
  }

  /// Whether a file with this start may be one of streams.
  public static func isStart(of bytes: [UInt8]) -> Bool { bytes.starts(with: magic) }

  /// Bits a pixel of the image itself, padding not counted: 8 x bytes of the whole file / pixels.
  public func bpp(bytes: Int) -> Double { 8 * Double(bytes) / (Double(width) * Double(height)) }

  // MARK: Writing

  public func bytes() -> [UInt8] {
    var bytes = Self.magic + [Self.version, codec, Self.kernelMode]
    var digits = Substring(modelDigest)
    for _ in 0..<Self.digestBytes {
      bytes.append(UInt8(digits.prefix(2), radix: 16) ?? 0)
      digits = digits.dropFirst(2)
    }
    for byte in 0..<4 { bytes.append(UInt8(truncatingIfNeeded: check >> UInt32(8 * byte))) }
    for number in [width, height, streams.count] + streams.map(\.count) {
      Self.append(number, to: &bytes)
    }
    return bytes + streams.joined()
  }

  private static func append(_ number: Int, to bytes: inout [UInt8]) {
    var number = number
    while number >= 128 {
      bytes.append(UInt8(number & 127) | 128)
      number >>= 7
    }
    bytes.append(UInt8(number))
  }

  // MARK: Reading

  /// Takes a file apart; sizes are checked before memory is taken for them.
  ///
  /// - Parameters:
  ///   - bytes: of the whole file.
  ///   - path: for errors.
  /// - Throws: `CodecError.container`, `.tooLarge`.
  public init(_ bytes: [UInt8], path: String) throws(CodecError) {
    func wrong(_ reason: String) -> CodecError { .container(file: path, reason: reason) }
    var left = bytes[...]
    guard bytes.starts(with: Self.magic) else { throw wrong("it begins with other bytes") }
    guard bytes.count >= 18 else { throw wrong("it ends within its header") }
    guard bytes[3] == Self.version else {
      throw wrong("its version is \(bytes[3]), this program knows \(Self.version)")
    }
    guard bytes[5] == Self.kernelMode else {
      throw wrong("its kernel mode is \(bytes[5]), this program knows \(Self.kernelMode)")
    }
    codec = bytes[4]
    modelDigest = bytes[6..<14].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    check = (0..<4).reduce(0) { $0 | UInt32(bytes[14 + $1]) << UInt32(8 * $1) }
    left = left.dropFirst(18)
    func number() throws(CodecError) -> Int {
      var value = 0
      for place in 0..<5 {
        guard let byte = left.popFirst() else { throw wrong("it ends within its header") }
        value |= Int(byte & 127) << (7 * place)
        if byte < 128 { return value }
      }
      throw wrong("a number in its header is too long")
    }
    (width, height) = (try number(), try number())
    guard width > 0, height > 0 else { throw wrong("it says it has \(width) x \(height) pixels") }
    // Sides below 2^35, so their product may not fit.
    guard width <= Self.maximumPixels, height <= Self.maximumPixels,
      width * height <= Self.maximumPixels
    else { throw .tooLarge(file: path, width: width, height: height) }
    let count = try number()
    guard count <= Self.mostStreams else { throw wrong("it says it has \(count) streams") }
    var lengths: [Int] = []
    for _ in 0..<count { lengths.append(try number()) }
    let bytes = lengths.reduce(0, +)
    guard bytes == left.count else {
      throw wrong(
        "its streams should have \(bytes) bytes, \(left.count) are there; "
          + (bytes > left.count
            ? "it is cut off or damaged"
            : "\(left.count - bytes) bytes too many, which something has added, or it is damaged"))
    }
    var streams: [[UInt8]] = []
    for length in lengths {
      streams.append(Array(left.prefix(length)))
      left = left.dropFirst(length)
    }
    self.streams = streams
  }
}
