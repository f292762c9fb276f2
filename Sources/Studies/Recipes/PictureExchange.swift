/// How images pass between this program and a codec's programs.
public enum PictureExchange: String, Sendable, Hashable, CaseIterable {
  /// `{original}` is the study's own file, and the decoder writes a PNG file.
  case files
  /// Both ways 8-bit RGB, as PPM.
  case ppm
  /// Both ways 8-bit Y'CbCr 4:4:4 (BT.601, full range, as in JPEG), as Y4M.
  case y4m

  /// Extension of the files; `files` says that of the reconstruction.
  public var fileExtension: String {
    switch self {
    case .files: "png"
    case .ppm: "ppm"
    case .y4m: "y4m"
    }
  }
}
