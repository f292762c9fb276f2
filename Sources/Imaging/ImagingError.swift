/// Why an image could not be read or written. Each case says what, which file and what to do.
public enum ImagingError: Error, Equatable {
  case missing(path: String)
  case directory(path: String)
  /// The system's reason, or what kind of file it is.
  case notReadable(path: String, reason: String)
  case notWritable(path: String, reason: String)
  case empty(path: String)
  case unknownFormat(path: String)
  /// A format that is known but not read here, and the command that converts it.
  case foreignFormat(path: String, format: String, command: String)
  case truncated(path: String)
  case corrupt(path: String, reason: String)
  case alphaRefused(path: String)
  case tooLarge(path: String, width: Int, height: Int)
  case unsupportedMaxval(path: String, maxval: Int)
}

extension ImagingError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missing(let path):
      "\(path) does not exist; \(PathHint.of(path) ?? "check the path")"
    case .directory(let path):
      "\(path) is a folder, not an image file; name a file in it"
    case .notReadable(let path, let reason):
      "\(path) cannot be read (\(reason)); check that it is a regular file and its permissions"
    case .notWritable(let path, let reason):
      "\(path) cannot be written (\(reason)); check the folder, its permissions and free space"
    case .empty(let path):
      "\(path) is empty; make or copy it again"
    case .unknownFormat(let path):
      "\(path) is neither PNG nor PNM; convert it, for example with "
        + "`\(ShellCommand.convert("ffmpeg -i IN OUT", path, to: "png"))`"
    case .foreignFormat(let path, let format, let command):
      "\(path) is \(format), which is not supported; convert it with `\(command)`"
    case .truncated(let path):
      "\(path) is truncated: its image is incomplete; make or copy it again"
    case .corrupt(let path, let reason):
      "\(path) is damaged (\(reason)); make or copy it again"
    case .alphaRefused(let path):
      "\(path) has an alpha channel, and the scores depend on how it is handled; "
        + "choose alpha drop, black or white"
    case .tooLarge(let path, let width, let height):
      "\(path) claims \(width) x \(height) pixels, more than the \(ImageSize.maximumSamples) RGB "
        + "samples that are supported; crop or tile it"
    case .unsupportedMaxval(let path, let maxval):
      "\(path) has samples up to \(maxval), and only 255 and 65535 are read; convert it with "
        + "`\(ShellCommand.convert("pamdepth \(maxval < 255 ? 255 : 65535) IN > OUT", path, to: "ppm"))`"
    }
  }
}
