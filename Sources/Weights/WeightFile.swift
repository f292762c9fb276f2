internal import Basics
internal import Foundation
public import Tensors

/// Everything that a file of weights holds, by name: the one way in for weights of any network.
///
/// Magic bytes decide the format, not the file's name. Nothing is selected or renamed here; what a
/// network needs of it is checked by that network's own initialiser.
public struct WeightFile: Sendable {
  public enum Format: String, Sendable {
    /// Data sets anywhere in an HDF5 file, named by their path.
    case hdf5 = "HDF5"
    /// HDF5 as Keras writes it (`layer_names`, `weight_names`), kernels HWIO.
    case keras = "Keras HDF5"
    case safetensors = "safetensors"
    /// A file of `torch.save`.
    case pytorch = "PyTorch checkpoint"
    /// A pickled dictionary of arrays.
    case numpy = "NumPy pickle"
    /// Kernels OIHW, their input BGR.
    case caffe = "Caffe model"
  }

  /// One named array.
  public struct Entry: Sendable {
    public let name: String
    /// Type of its numbers in the file: `F32`, `F16`, `BF16`, `I32`, ...
    public let type: String
    public let shape: [Int]
    /// The numbers, those of 64-bit floats rounded; nil where the type is no float.
    public let tensor: Tensor?
    /// The numbers of an integer type, or nil where one of them has no place in Int32.
    public let integers: [Int32]?

    init(
      name: String, type: String, shape: [Int], tensor: Tensor? = nil, integers: [Int32]? = nil
    ) {
      self.name = name
      self.type = type
      self.shape = shape
      self.tensor = tensor
      self.integers = integers
    }
  }

  public let path: String
  public let format: Format
  /// In the order of their names.
  public let entries: [Entry]
  /// Text attributes of the file as a whole.
  package let attributes: [String: String]
  /// The chosen dictionary if a checkpoint has weights several times; nil if it has them once.
  public let choice: Choice?
  /// Classes and functions of objects beside the tensors, which were neither run nor built.
  public let placeholders: [String]

  /// One of several dictionaries of the same names: plain weights and their running average (EMA).
  public struct Choice: Sendable, Hashable, CustomStringConvertible {
    public let read: String
    public let others: [String]

    public init(read: String, others: [String]) {
      self.read = read
      self.others = others
    }

    public var description: String {
      "\(read), beside which it has \(others.joined(separator: ", "))"
    }
  }

  init(
    path: String, format: Format, entries: [Entry], attributes: [String: String] = [:],
    choice: Choice? = nil, placeholders: [String] = []
  ) {
    self.placeholders = placeholders
    self.path = path
    self.format = format
    self.entries = entries.sorted { $0.name < $1.name }
    self.attributes = attributes
    self.choice = choice
  }

  /// The same file with other names and layouts of its arrays; nil leaves an array as it is. An
  /// array whose rank is not that of the order keeps its layout, which its user then
  /// refuses.
  package func renamed(
    _ change: (String) -> (name: String, order: [Int]?)?
  ) -> WeightFile {
    let entries = entries.map { entry in
      guard let (name, order) = change(entry.name) else { return entry }
      guard let order, entry.shape.count == order.count else {
        return Entry(
          name: name, type: entry.type, shape: entry.shape, tensor: entry.tensor,
          integers: entry.integers)
      }
      return Entry(
        name: name, type: entry.type, shape: order.map { entry.shape[$0] },
        tensor: entry.tensor?.transposed(order))
    }
    return WeightFile(
      path: path, format: format, entries: entries, attributes: attributes, choice: choice,
      placeholders: placeholders)
  }

  /// Remarks on how the file was read, a sentence each.
  ///
  /// - Parameter withChoice: false where the user chose the dictionary.
  public func remarks(choice withChoice: Bool = true) -> [String] {
    var remarks: [String] = []
    if withChoice, let choice { remarks.append("of \(path) \(choice) was read; choose with --key") }
    if !placeholders.isEmpty {
      let shown = placeholders.prefix(4).joined(separator: ", ")
      let rest = placeholders.count > 4 ? " and \(placeholders.count - 4) more" : ""
      remarks.append(
        "\(path) contains objects that no tensor needs (\(shown)\(rest)); they were not executed")
    }
    let rounded = entries.count { $0.type == NumberType.float64.rawValue && $0.tensor != nil }
    if rounded > 0 {
      remarks.append(
        "\(path): \(rounded == 1 ? "one array" : "\(rounded) arrays") of 64-bit floats "
          + "\(rounded == 1 ? "was" : "were") rounded to 32 bits")
    }
    return remarks
  }

  /// Reads a file of weights: HDF5 (any data sets, or a Keras layout), safetensors, a PyTorch
  /// checkpoint or a network of Caffe.
  ///
  /// - Parameters:
  ///   - key: the dictionary of a PyTorch checkpoint to read; nil for `state_dict` or another that
  ///     training scripts use (`model`, `params`, ...), or for the whole where there is none.
  ///   - hdf5: how HDF5 files are read.
  /// - Throws: `WeightError`, naming the file and what to do.
  public static func read(
    _ path: String, key: String? = nil, hdf5: HDF5Access = .inProcess
  ) throws -> WeightFile {
    let magic = try FileMagic.of(path)
    if let key, magic != .pytorch {
      throw WeightError.noDictionary(file: path, key: key, known: [])
    }
    switch magic {
    case .hdf5: return try hdf5.read(path)
    case .safetensors: return try Safetensors.read(path)
    case .pytorch: return try TorchCheckpoint.read(path, key: key)
    case nil:
      // Its first byte is any file's.
      guard let network = try CaffeModel.read(path) else {
        throw WeightError.unknownFormat(file: path)
      }
      return network
    }
  }
}

/// Formats by the first bytes of a file.
enum FileMagic {
  case hdf5
  case safetensors
  case pytorch

  /// - Throws: `WeightError.unreadable` for a file that is missing, empty, or not a file.
  static func of(_ path: String) throws -> FileMagic? {
    guard let state = FileState(path) else {
      throw WeightError.unreadable(file: path, reason: "there is no such file")
    }
    if state.isFolder { throw WeightError.unreadable(file: path, reason: "it is a folder") }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw WeightError.unreadable(file: path, reason: "permission denied")
    }
    defer { try? handle.close() }
    let start: [UInt8]
    do {
      start = Array(try handle.read(upToCount: 64) ?? Data())
    } catch {
      throw WeightError.unreadable(file: path, reason: "reading failed")
    }
    if start.isEmpty { throw WeightError.unreadable(file: path, reason: "it is empty") }
    let text = String(decoding: start, as: UTF8.self).lowercased()
    if text.hasPrefix("version https://git-lfs") { throw WeightError.pointer(file: path) }
    if ["<!doctype", "<html", "<?xml"].contains(where: text.drop(while: \.isWhitespace).hasPrefix) {
      throw WeightError.webPage(file: path)
    }
    if start.starts(with: [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]) { return .hdf5 }
    // A zip archive, or a pickle of protocol 2 or later: the two forms of torch.save.
    if start.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return .pytorch }
    if start.count > 2, start[0] == 0x80, (2...5).contains(start[1]) { return .pytorch }
    // The length of a JSON header in 8 bytes, then its opening brace.
    if start.count > 8, start[8] == UInt8(ascii: "{") { return .safetensors }
    return nil
  }
}
