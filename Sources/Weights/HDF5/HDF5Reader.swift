internal import CHDF5
internal import Foundation
internal import Synchronization
internal import Tensors

/// Reads the data sets and text attributes of an HDF5 file.
///
/// A file's shapes are promises: data sets need not be stored, and compression gains much on zeros.
/// So the number of values that are read is limited by the file's size.
struct HDF5Reader: ~Copyable {
  let path: String
  private let fileSize: Int
  private let mostValues: Int
  private let valuesRead = Mutex(0)
  let root: HDF5Handle

  private init(path: String) throws {
    let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
    let damaged = WeightError.damaged(file: path, reason: "the HDF5 library cannot open it")
    let access = try HDF5Library.fileAccess(orThrow: damaged)
    let file = try HDF5Handle(
      H5Fopen(path, chdf5_read_only(), access.id), close: H5Fclose, orThrow: damaged)
    // The root group keeps the file open.
    let root = try HDF5Handle(
      H5Gopen2(file.id, "/", hid_t(H5P_DEFAULT)), close: H5Gclose,
      orThrow: .damaged(file: path, reason: "it has no root group"))
    self.path = path
    fileSize = size ?? 0
    mostValues = WeightFile.mostHDF5Values(fileSize: fileSize)
    self.root = root
  }

  @Sendable static func read(_ path: String) throws -> WeightFile {
    try HDF5Library.quietly {
      let reader = try HDF5Reader(path: path)
      if let keras = try reader.kerasEntries() {
        return WeightFile(path: path, format: .keras, entries: keras)
      }
      var entries: [WeightFile.Entry] = []
      try reader.collect(reader.root.id, prefix: "", depth: 0, into: &entries)
      var attributes: [String: String] = [:]
      for name in StoredAttribute.allCases {
        attributes[name.rawValue] = try reader.texts(name.rawValue, of: reader.root.id)?.first
      }
      return WeightFile(path: path, format: .hdf5, entries: entries, attributes: attributes)
    }
  }

  func damaged(_ reason: String) -> WeightError { .damaged(file: path, reason: reason) }

  // MARK: Groups

  /// Far more than any network has, so that a hostile file ends soon.
  private static let mostEntries = 100_000
  private static let deepest = 32

  /// Appends every data set below a group, in the order of names. Only hard links are followed.
  func collect(
    _ group: hid_t, prefix: String, depth: Int, into entries: inout [WeightFile.Entry]
  ) throws {
    var info = H5G_info_t()
    guard H5Gget_info(group, &info) >= 0 else { throw damaged("a group cannot be read") }
    guard depth <= Self.deepest, info.nlinks <= Self.mostEntries else {
      throw damaged("its groups are too deep or too large")
    }
    for place in 0..<info.nlinks {
      guard entries.count < Self.mostEntries else { throw damaged("it has too many data sets") }
      let name = try linkName(group, place)
      guard chdf5_is_hard_link(group, place) > 0 else { continue }
      let object = try HDF5Handle(
        H5Oopen(group, name, hid_t(H5P_DEFAULT)), close: H5Oclose,
        orThrow: damaged("\"\(prefix + name)\" cannot be opened"))
      switch H5Iget_type(object.id) {
      case H5I_GROUP:
        try collect(object.id, prefix: prefix + name + "/", depth: depth + 1, into: &entries)
      case H5I_DATASET: entries.append(try entry(object.id, name: prefix + name))
      default: continue
      }
    }
  }

  private func linkName(_ group: hid_t, _ place: hsize_t) throws -> String {
    func name(_ buffer: UnsafeMutablePointer<CChar>?, _ size: Int) -> Int {
      H5Lget_name_by_idx(
        group, ".", H5_INDEX_NAME, H5_ITER_INC, place, buffer, size, hid_t(H5P_DEFAULT))
    }
    let length = name(nil, 0)
    guard (0...4096).contains(length) else { throw damaged("a name in it cannot be read") }
    var buffer = [CChar](repeating: 0, count: length + 1)
    guard name(&buffer, buffer.count) >= 0 else { throw damaged("a name in it cannot be read") }
    return String(decoding: buffer.prefix(length).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  // MARK: Data sets

  /// The data set at a path below a group.
  func entry(at path: String, in group: hid_t, name: String) throws -> WeightFile.Entry {
    let object = try HDF5Handle(
      H5Dopen2(group, path, hid_t(H5P_DEFAULT)), close: H5Dclose,
      orThrow: .missing(file: self.path, key: name))
    return try entry(object.id, name: name)
  }

  private func entry(_ dataset: hid_t, name: String) throws -> WeightFile.Entry {
    let space = try HDF5Handle(
      H5Dget_space(dataset), close: H5Sclose, orThrow: damaged("\"\(name)\" has no shape"))
    let type = try HDF5Handle(
      H5Dget_type(dataset), close: H5Tclose, orThrow: damaged("\"\(name)\" has no type"))
    let rank = Int(H5Sget_simple_extent_ndims(space.id))
    guard (0...32).contains(rank) else { throw damaged("\"\(name)\" has no shape") }
    var extents = [hsize_t](repeating: 0, count: max(rank, 1))
    guard H5Sget_simple_extent_dims(space.id, &extents, nil) >= 0 else {
      throw damaged("\"\(name)\" has no shape")
    }
    let shape = extents.prefix(rank).map { Int(clamping: $0) }
    // Compression gains at most a factor of about 1,000, so a small file cannot ask for much memory.
    guard let count = elementCount(shape), count / 1100 <= fileSize else {
      throw damaged("\"\(name)\" has the shape \(shape), more than the file can hold")
    }
    let typeName = Self.typeName(type.id)
    guard H5Sget_simple_extent_type(space.id) != H5S_NULL else {
      return WeightFile.Entry(name: name, type: typeName, shape: shape)
    }
    let total = valuesRead.withLock { read in
      read += count
      return read
    }
    guard total <= mostValues else {
      throw damaged("it has more than \(mostValues) numbers, which its size cannot explain")
    }
    switch typeName {
    case "F16", "F32":
      let values: [Float] = try values(dataset, chdf5_native_float(), zero: 0, count, name)
      return WeightFile.Entry(
        name: name, type: typeName, shape: shape, tensor: Tensor(shape: shape, values: values))
    case "I8", "I16", "I32", "I64", "U8", "U16", "U32":
      let values: [Int64] = try values(dataset, chdf5_native_int64(), zero: 0, count, name)
      return WeightFile.Entry(
        name: name, type: typeName, shape: shape, integers: NumberType.int32s(values))
    default: return WeightFile.Entry(name: name, type: typeName, shape: shape)
    }
  }

  private func values<Number: BitwiseCopyable>(
    _ dataset: hid_t, _ type: hid_t, zero: Number, _ count: Int, _ name: String
  ) throws -> [Number] {
    var values = [Number](repeating: zero, count: count)
    let all = hid_t(H5S_ALL)
    guard count == 0 || H5Dread(dataset, type, all, all, hid_t(H5P_DEFAULT), &values) >= 0 else {
      throw damaged("the values of \"\(name)\" cannot be read")
    }
    return values
  }

  private static func typeName(_ type: hid_t) -> String {
    let bits = 8 * H5Tget_size(type)
    return switch H5Tget_class(type) {
    case H5T_FLOAT: "F\(bits)"
    case H5T_INTEGER: (H5Tget_sign(type) == H5T_SGN_NONE ? "U" : "I") + "\(bits)"
    case H5T_STRING: "text"
    default: "other"
    }
  }

  // MARK: Attributes

  /// The strings of an attribute; an attribute without elements gives [].
  ///
  /// Nil if it is absent, or its strings have variable length: HDF5 1.10.8 reads those without
  /// checking their stored lengths and crashes on a damaged file.
  func texts(_ name: String, of object: hid_t) throws -> [String]? {
    guard H5Aexists(object, name) > 0 else { return nil }
    func failed() -> WeightError { damaged("its attribute \"\(name)\" cannot be read") }
    let attribute = try HDF5Handle(
      H5Aopen(object, name, hid_t(H5P_DEFAULT)), close: H5Aclose, orThrow: failed())
    let space = try HDF5Handle(H5Aget_space(attribute.id), close: H5Sclose, orThrow: failed())
    let type = try HDF5Handle(H5Aget_type(attribute.id), close: H5Tclose, orThrow: failed())
    let count = Int(clamping: H5Sget_simple_extent_npoints(space.id))
    // An attribute without elements has any type: Keras gives a pooling layer floats.
    if count == 0 { return [] }
    if H5Tis_variable_str(type.id) > 0 { return nil }
    let size = H5Tget_size(type.id)
    guard H5Tget_class(type.id) == H5T_STRING, (1...Self.mostEntries).contains(count),
      (1...65536).contains(size), count * size <= 1 << 24
    else { throw failed() }
    var bytes = [UInt8](repeating: 0, count: count * size)
    guard H5Aread(attribute.id, type.id, &bytes) >= 0 else { throw failed() }
    return (0..<count).map { index in
      let piece = bytes[index * size..<(index + 1) * size].prefix { $0 != 0 }
      return String(decoding: piece, as: UTF8.self)
    }
  }
}
