internal import Basics

/// Why weights cannot be used; facts here, one sentence in `description`.
public enum WeightError: Error, Equatable, CustomStringConvertible {
  case unreadable(file: String, reason: String)
  case unknownFormat(file: String)
  /// A pointer of Git LFS in place of the file.
  case pointer(file: String)
  /// HTML or XML, as servers answer with.
  case webPage(file: String)
  case refused(file: String, name: String)
  case damaged(file: String, reason: String)
  /// The process in which the HDF5 library read the file did not come to its end.
  case stopped(file: String, how: String)
  /// The file itself names an array that it has not.
  case missing(file: String, key: String)
  /// No dictionary of a checkpoint has this name.
  case noDictionary(file: String, key: String, known: [String])
  /// An extent of nil may be anything.
  case shape(file: String, key: String, expected: [Int?], found: [Int])
  case type(file: String, key: String, found: String)
  case notFinite(file: String, key: String, count: Int)
  case digest(file: String, stored: String, computed: String)
  /// A file name ends with the start of another SHA-256 than the file's.
  case promise(file: String, promised: String, computed: String)
  case unwritable(file: String, reason: String)

  public var description: String {
    switch self {
    case .unreadable(let file, let reason): "\(file) cannot be read: \(printable(reason))"
    case .unknownFormat(let file):
      "\(file) is neither HDF5, safetensors nor a PyTorch checkpoint or Caffe model; weights are read from these"
    case .pointer(let file):
      "\(file) is a Git LFS pointer, not the file itself; run: git lfs pull"
    case .webPage(let file):
      "\(file) is a web page and not a file of weights; the server answered with a page, download the "
        + "file again"
    case .refused(let file, let name):
      "\(file) asks for \(printable(name)), which a file of tensors does not need and which is never executed; save "
        + "model.state_dict() alone, and do not open the file elsewhere if its origin is unknown"
    case .damaged(let file, let reason):
      "\(file) is damaged or not what it seems: \(printable(reason)); fetch or convert it again"
    case .stopped(let file, let how):
      "\(file): the HDF5 library stopped while reading it (\(printable(how))); the file is damaged, fetch or "
        + "export it again"
    case .noDictionary(let file, let key, let known):
      "\(file) has no dictionary \"\(printable(key))\"; "
        + (known.isEmpty
          ? "only PyTorch checkpoints with several take --key" : "it has \(quoted(known))")
    case .missing(let file, let key):
      "\(file) has no \"\(printable(key))\", which it names itself; it is incomplete, fetch or export it again"
    case .shape(let file, let key, let expected, let found):
      "\(file): \"\(printable(key))\" has shape \(Self.shape(found)), expected \(Self.shape(expected)) "
        + "from the layers before it"
    case .type(let file, let key, let found):
      "\(file): \"\(printable(key))\" has numbers of type \(found); store it as 32-bit floats"
    case .notFinite(let file, let key, let count):
      "\(file): \"\(printable(key))\" has \(count == 1 ? "a value that is" : "\(count) values that are") not finite; export the weights again"
    case .digest(let file, let stored, let computed):
      "\(file) says its digest is \(stored.prefix(12)) but its values have \(computed.prefix(12)); "
        + "it was changed after it was written, import the weights again"
    case .promise(let file, let promised, let computed):
      "\(file) should have a SHA-256 that begins with \(promised), but it has \(computed.prefix(12)); "
        + "it is incomplete or another file, fetch it again"
    case .unwritable(let file, let reason): "\(file) cannot be written: \(reason)"
    }
  }

  private static func shape(_ extents: [Int?]) -> String {
    "[" + extents.map { $0.map(String.init) ?? "any" }.joined(separator: ", ") + "]"
  }
}

/// The first eight names in quotation marks, and how many more there are.
package func quoted(_ names: [String]) -> String {
  let shown = names.prefix(8).map { "\"\(printable($0))\"" }.joined(separator: ", ")
  return names.count > 8 ? shown + " and \(names.count - 8) more" : shown
}
