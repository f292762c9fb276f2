public import Foundation

/// Runs a test body in a fresh folder that is removed afterwards.
public func withTemporaryFolder<R>(_ body: (URL) throws -> R) throws -> R {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("crossmetric-test-" + UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}

/// Folder with outside data (`CROSSMETRIC_DATA`), or nil: tests that need it say when they skip.
public let outsideData: URL? = ProcessInfo.processInfo.environment["CROSSMETRIC_DATA"].map {
  URL(fileURLWithPath: $0)
}
