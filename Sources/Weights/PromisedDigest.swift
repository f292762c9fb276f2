internal import Digests
internal import Foundation

/// The custom of torchvision: a file's name ends with the start of its SHA-256 (`vgg16-397923af.pth`).
public enum PromisedDigest {
  /// - Throws: `WeightError.promise` if the name promises another digest than the file has,
  ///   `WeightError.unreadable`.
  public static func check(_ path: String) throws {
    let name = URL(fileURLWithPath: path).lastPathComponent
    guard let match = name.firstMatch(of: /-([0-9a-f]{8,64})\./) else { return }
    let bytes: Data
    do {
      bytes = try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
    } catch {
      throw WeightError.unreadable(file: path, reason: "reading failed")
    }
    let (promised, computed) = (String(match.1), SHA256.hex(of: bytes))
    guard computed.hasPrefix(promised) else {
      throw WeightError.promise(file: path, promised: promised, computed: computed)
    }
  }
}
