import Imaging
import Results

/// The sentences of discovery: what is wrong with which file, and what to do.
enum Fault {
  static func unreadable(folder: String, key: CodecKey? = nil) -> FailureRow {
    row(key, file: folder, "the folder \(folder) cannot be listed; check its permissions")
  }

  // MARK: Originals

  static func noOriginals(_ pattern: PathPattern) -> FailureRow {
    let path = pattern.shownPath
    return FailureRow(
      file: path,
      message: "no file fits the originals \(path); "
        + (PathHint.of(pattern.text) ?? "check folder and extension"))
  }

  static func missingOriginal(_ image: String, expected: String) -> FailureRow {
    FailureRow(
      image: image, file: expected,
      message: "\"images\" names \(image), but there is no original \(expected)")
  }

  static func sameImage(_ file: FittingFile, other: String, key: CodecKey? = nil) -> FailureRow {
    row(
      key, point: file.point, image: file.image, file: file.path,
      "\(file.path) and \(other) are both files of the image \(file.image); remove one")
  }

  // MARK: Reconstructions

  static func noReconstructions(_ pattern: PathPattern, key: CodecKey) -> FailureRow {
    let path = pattern.shownPath
    return row(
      key, file: path,
      "no file of the study's images fits the reconstructions \(path); check folder and extension")
  }

  static func noModels(_ pattern: PathPattern, key: CodecKey) -> FailureRow {
    let path = pattern.shownPath
    return row(
      key, file: path,
      "no file fits the models \(path); make them with `crossmetric codec import CHECKPOINT MODEL.h5`"
    )
  }

  /// - Parameter more: how many other files there are of the same image.
  static func noOriginal(_ file: FittingFile, more: Int, key: CodecKey) -> FailureRow {
    row(
      key, point: file.point, image: file.image, file: file.path,
      "\(file.path)\(more > 0 ? " (and \(more) more of its points)" : "") has no original named \(file.image); add the original, remove the file, "
        + "or list the images to use under \"images\"")
  }

  static func noStreams(
    _ pattern: PathPattern, _ count: Int, _ first: FailureRow, key: CodecKey
  ) -> FailureRow {
    row(
      key, file: pattern.shownPath,
      "none of the \(count) bit streams \(pattern.shownPath) is there, such as \(first.file); "
        + (PathHint.of(pattern.text) ?? "check folder and extension"))
  }

  static func missingEverywhere(
    _ path: String, key: CodecKey, image: String, points: Int
  ) -> FailureRow {
    row(
      key, image: image, file: path,
      "there is no reconstruction of \(image) at any of the \(points) points of \(key), such as "
        + "\(path); add the files or leave the image out with \"images\"")
  }

  static func missing(_ path: String, key: CodecKey, point: String, image: String) -> FailureRow {
    row(
      key, point: point, image: image, file: path,
      "there is no reconstruction \(path), though the point \(point) has other images; "
        + "add the file or leave the image out with \"images\"")
  }

  static func notEncoded(_ path: String, key: CodecKey, point: String, image: String) -> FailureRow
  {
    row(
      key, point: point, image: image, file: path,
      "the encoder has not made \(path); run it, and see its messages if it failed")
  }

  static func size(_ candidate: Candidate, _ info: ImageInfo) -> FailureRow {
    let original = candidate.original
    return candidate.fault(
      "\(candidate.path) has \(info.width) x \(info.height) pixels, but its original "
        + "\(original.path) has \(original.width) x \(original.height); crop it to the original or "
        + "replace it")
  }

  static func depth(_ candidate: Candidate, _ info: ImageInfo) -> FailureRow {
    let original = candidate.original
    return candidate.fault(
      "\(candidate.path) has \(info.bitDepth) bits per sample, but its original \(original.path) has "
        + "\(original.bitDepth); set \"depth: match\" in the study file to compare them anyway"
    )
  }

  static func row(
    _ key: CodecKey?, point: String = "", image: String = "", file: String, _ message: String
  ) -> FailureRow {
    FailureRow(
      key, point: point, image: image,
      file: file, message: message)
  }
}

extension PathPattern {
  /// The pattern as a path from where the program runs, for messages.
  var shownPath: String { path(image: "{image}", point: "{point}") }
}
