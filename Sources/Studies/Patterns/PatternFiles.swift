import Foundation

/// A file that fits a pattern.
package struct FittingFile: Hashable {
  package var image: String
  /// Empty where the pattern has no `{point}`.
  package var point: String
  package var path: String
}

/// The files that fit a pattern, and the folders that could not be listed.
package struct FittingFiles {
  package var files: [FittingFile] = []
  package var unreadable: [String] = []
}

extension PathPattern {
  /// Walks the folders that the pattern can reach. Folders are read, never searched with a glob, so
  /// brackets and blanks mean nothing. Files that macOS leaves beside others (`._NAME`) never fit.
  ///
  /// - Parameter known: image names; where a file name can be read in several ways, the longest
  ///   known image wins. Without known names in it, a reading is still given: its image is unknown.
  package func files(known: Set<String>) -> FittingFiles {
    var found = FittingFiles()
    visit(base, components[...], [PatternBinding()], known, &found)
    return found
  }

  private func visit(
    _ folder: String, _ rest: ArraySlice<[Piece]>, _ bindings: [PatternBinding],
    _ known: Set<String>, _ found: inout FittingFiles
  ) {
    guard let pieces = rest.first else { return }
    let following = rest.dropFirst()
    for name in names(in: folder, fitting: pieces, &found.unreadable) {
      let bytes = Array(name.utf8)
      let next = bindings.flatMap { Self.bindings(of: bytes, to: pieces, from: $0) }
      guard !next.isEmpty else { continue }
      let path = FilePath.join(folder, name)
      if !following.isEmpty {
        visit(path, following, next, known, &found)
      } else if let file = Self.best(of: next, known, path: path), FileSize.ofFile(path) != nil {
        found.files.append(file)
      }
    }
  }

  /// Names worth a look in a folder, in the order of their bytes.
  private func names(
    in folder: String, fitting pieces: [Piece], _ unreadable: inout [String]
  ) -> [String] {
    if pieces.count == 1, case .literal(let bytes) = pieces[0] {
      return [String(decoding: bytes, as: UTF8.self)]
    }
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder)
        .filter { !$0.hasPrefix("._") }
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    } catch {
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue
      {
        unreadable.append(folder)
      }
      return []
    }
  }

  private static func best(
    of bindings: [PatternBinding], _ known: Set<String>, path: String
  ) -> FittingFile? {
    let readings = bindings.compactMap { binding in
      binding.image.map { image in
        FittingFile(
          image: String(decoding: image, as: UTF8.self),
          point: String(decoding: binding.point ?? [], as: UTF8.self), path: path)
      }
    }
    let ranked = readings.sorted { $0.image.utf8.count > $1.image.utf8.count }
    return ranked.first { known.contains($0.image) } ?? ranked.first
  }
}

extension CodecEntry {
  /// The files that fit a pattern of the entry, of its only point where the pattern has no `{point}`.
  func files(_ pattern: PathPattern, known: Set<String>) -> FittingFiles {
    var found = pattern.files(known: known)
    if let point {
      for index in found.files.indices { found.files[index].point = point }
    }
    return found
  }
}
