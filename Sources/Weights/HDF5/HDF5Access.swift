/// How HDF5 files of unknown origin are read.
///
/// The HDF5 library, of which 1.10 and others read beyond their memory on some damaged files, can
/// crash the process that it runs in.
public struct HDF5Access: Sendable {
  package let read: @Sendable (_ path: String) throws -> WeightFile

  package init(_ read: @escaping @Sendable (_ path: String) throws -> WeightFile) {
    self.read = read
  }

  /// In this process: for files that you trust.
  public static let inProcess = HDF5Access(HDF5Reader.read)

  /// In a process of the program `crossmetric`, so that a crash of the library becomes a
  /// `WeightError`.
  ///
  /// - Parameter program: the path of the program.
  public static func isolated(by program: String) -> HDF5Access {
    HDF5Access(
      IsolatedHDF5(program: program, arguments: ["crossmetric", IsolatedHDF5.command]).read)
  }
}
