import Foundation
import Metrics
import Results

/// The external metrics of a results folder, which commands without a study file know from it.
enum ExternalCatalogue {
  /// Leaves `external.csv` in a folder where there are such metrics.
  static func write(_ descriptors: [MetricDescriptor], folder: String) throws {
    let file = folder + "/" + ExternalRow.file
    if descriptors.isEmpty {
      try? FileManager.default.removeItem(atPath: file)
    } else {
      try ExternalRow.write(descriptors.map(ExternalRow.init), toFile: file)
    }
  }

  /// All metrics, and the external ones of a folder (an empty path is the current one).
  static func read(folder: String) throws -> MetricCatalogue {
    let file = (folder.isEmpty ? "." : folder) + "/" + ExternalRow.file
    guard FileManager.default.fileExists(atPath: file) else { return MetricRegistry.catalogue }
    return MetricRegistry.catalogue.adding(try ExternalRow.rows(ofFile: file).map(\.descriptor))
  }

  /// The same for a folder of results, or the folder in which a file of them lies.
  static func read(besides path: String) throws -> MetricCatalogue {
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    return try read(
      folder: isFolder.boolValue ? path : (path as NSString).deletingLastPathComponent)
  }
}
