/// The format of a file by its first bytes; the name counts only where there is no signature (raw).
enum FileFormat: Equatable {
  case png
  case pnm
  case foreign(ForeignFormat)
  case unknown

  init(_ head: UnsafeRawBufferPointer, path: String) {
    if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if PNMHeader.hasSignature(head) {
      self = .pnm
    } else if let format = ForeignFormat.all.first(where: { $0.matches(head, path: path) }) {
      self = .foreign(format)
    } else {
      self = .unknown
    }
  }

  /// The error for a file that is not read here, nil for PNG and PNM.
  func refusal(path: String) -> ImagingError? {
    switch self {
    case .png, .pnm: nil
    case .unknown: .unknownFormat(path: path)
    case .foreign(let format):
      .foreignFormat(path: path, format: format.name, command: format.command(path))
    }
  }
}
