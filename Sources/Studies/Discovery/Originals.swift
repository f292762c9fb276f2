import Imaging
public import Results

/// An original of the study, with the size in its header.
public struct Original: Sendable, Hashable {
  public var image: String
  public var path: String
  public var width: Int
  public var height: Int
  /// Bits per sample, 8 or 16.
  public var bitDepth: Int

  init(image: String, path: String, _ info: ImageInfo) {
    self.image = image
    self.path = path
    width = info.width
    height = info.height
    bitDepth = info.bitDepth
  }

  var pixels: Double { Double(width) * Double(height) }
}

/// The originals that a study's pattern finds.
public struct FoundOriginals: Sendable {
  /// The images of the study in study order, with those that have a fault.
  public var images: [String]
  /// Every image name that the folders or `images:` give, to read patterns with.
  public var known: Set<String>
  /// The originals without fault among `images`.
  public var byImage: [String: Original]
  public var faults: [FailureRow]
  /// Whether no file at all fits the pattern.
  var isEmpty = false
}

extension Study {
  /// Finds the originals and reads their headers. Images that `images:` leaves out are not read.
  public func findOriginals() -> FoundOriginals {
    let pattern = PathPattern(originals, folder: folder)
    let fitting = pattern.files(known: [])
    var paths: [String: String] = [:]
    var found = FoundOriginals(images: [], known: [], byImage: [:], faults: [])
    for folder in fitting.unreadable { found.faults.append(Fault.unreadable(folder: folder)) }
    for file in fitting.files {
      if let other = paths.updateValue(file.path, forKey: file.image) {
        found.faults.append(Fault.sameImage(file, other: other))
      }
    }
    found.images = images ?? paths.keys.sorted(by: NaturalOrder.precedes)
    found.known = Set(paths.keys).union(found.images)
    found.isEmpty = fitting.files.isEmpty
    if found.isEmpty { found.faults.append(Fault.noOriginals(pattern)) }

    let wanted = found.images.compactMap { image in paths[image].map { (image, $0) } }
    if !fitting.files.isEmpty {
      for image in found.images where paths[image] == nil {
        found.faults.append(
          Fault.missingOriginal(image, expected: pattern.path(image: image, point: "")))
      }
    }
    for ((image, path), header) in zip(wanted, Headers.read(wanted.map(\.1), alpha: alpha)) {
      switch header {
      case .success(let info):
        found.byImage[image] = Original(image: image, path: path, info)
      case .failure(let fault):
        found.faults.append(FailureRow(image: image, file: path, message: fault.message))
      }
    }
    return found
  }
}
