import Foundation

/// A program that a study names, as found on this machine.
package struct Program: Sendable, Hashable {
  package let path: String
  /// Path, size and time of last change: another version of a program makes other bit streams.
  package let identity: String

  /// Looks for a program: a name with a slash is a path, relative to `folder`; any other is looked
  /// for in the folders of `PATH`.
  ///
  /// - Returns: nil if there is no executable file of that name.
  package static func find(_ name: String, folder: String) -> Program? {
    if name.contains("/") { return Program(at: name.hasPrefix("/") ? name : folder + "/" + name) }
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    for place in path.split(separator: ":") {
      if let program = Program(at: place + "/" + name) { return program }
    }
    return nil
  }

  private init?(at path: String) {
    var status = stat()
    guard access(path, X_OK) == 0, stat(path, &status) == 0,
      status.st_mode & S_IFMT == S_IFREG
    else { return nil }
    self.path = path
    identity = "\(path), \(status.st_size) bytes, changed \(status.st_mtim.tv_sec)"
  }

  /// Debian's package of a program, where it is known.
  package static func package(of name: String) -> String? { packages[name] }

  private static let packages = [
    "ffmpeg": "ffmpeg", "x265": "x265", "cjpeg": "libjpeg-turbo-progs",
    "djpeg": "libjpeg-turbo-progs", "cwebp": "webp", "dwebp": "webp", "avifenc": "libavif-bin",
    "avifdec": "libavif-bin", "cjxl": "libjxl-tools", "djxl": "libjxl-tools",
    "opj_compress": "libopenjp2-tools", "opj_decompress": "libopenjp2-tools",
    "heif-enc": "libheif-examples", "heif-convert": "libheif-examples", "convert": "imagemagick",
    "python3": "python3", "butteraugli_main": "libjxl-devtools",
    "ssimulacra_main": "libjxl-devtools",
  ]
}
