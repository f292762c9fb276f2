internal import Basics
internal import Foundation
internal import Synchronization

/// Models of learned codecs that come with the program: `shipped:NAME` in the place of a file.
///
/// They lie in `share/crossmetric/models`, in the folder of the program or in one above it: that of an installed
/// tree (`bin` and `share` side by side), or of the sources that the program was built in.
public enum ShippedModels {
  public static let prefix = "shipped:"
  static let folder = "share/crossmetric/models"
  private static let fileExtension = ".safetensors"

  /// Whether a path stands for a model that comes with the program.
  public static func isOne(_ path: String) -> Bool { path.hasPrefix(prefix) }

  /// The file of `shipped:NAME`.
  ///
  /// - Throws: `ShippedModelError`.
  public static func file(_ path: String) throws(ShippedModelError) -> String {
    let name = String(path.dropFirst(prefix.count))
    let known = names
    guard known.contains(name), let found = foundFolder else {
      throw known.isEmpty ? .notInstalled : .unknown(name, known: known)
    }
    return found + "/" + name + fileExtension
  }

  /// Whether a file is that of a model that comes with the program.
  public static func holds(_ path: String) -> Bool {
    path.hasSuffix(fileExtension) && foundFolder.map { path.hasPrefix($0 + "/") } == true
  }

  /// Names of the models that are there.
  public static var names: [String] {
    guard let foundFolder,
      let files = try? FileManager.default.contentsOfDirectory(atPath: foundFolder)
    else { return [] }
    return files.filter { $0.hasSuffix(fileExtension) && !$0.hasPrefix(".") }
      .map { String($0.dropLast(fileExtension.count)) }.sorted()
  }

  /// Looks above this program, for processes that run another one and have the library in memory.
  package static func belong(to program: String) { stated.withLock { $0 = folder(above: program) } }

  private static let stated = Mutex<String?>(nil)
  private static let own = folder(above: program)
  private static var foundFolder: String? { stated.withLock { $0 } ?? own }

  private static var program: String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
  }

  /// The nearest folder of models in a folder above a program.
  package static func folder(above program: String) -> String? {
    var place = program[...]
    while let slash = place.lastIndex(of: "/") {
      place = place[..<slash]
      let folder = place + "/" + Self.folder
      if isFolder(String(folder)) { return String(folder) }
    }
    return nil
  }
}

/// Why a model that comes with the program is not there.
public enum ShippedModelError: Error, Equatable, CustomStringConvertible {
  case unknown(String, known: [String])
  case notInstalled

  public var description: String {
    switch self {
    case .unknown(let name, let known):
      "no model \"\(name)\" comes with the program; known are \(known.joined(separator: ", "))"
    case .notInstalled:
      "the models that come with the program are missing: no folder above the program has "
        + "\(ShippedModels.folder); install it with `make install`, or run it where it was built"
    }
  }
}
