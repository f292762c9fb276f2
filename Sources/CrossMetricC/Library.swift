public import CCrossMetric
import External
import Foundation
import Isolation
import Metrics
import Results
import Weights

/// Text that lives as long as the process.
private func permanent(_ text: String) -> UnsafePointer<CChar> { UnsafePointer(strdup(text)) }

@c @implementation
public func cm_abi_version() -> Int32 { CM_ABI_VERSION }

nonisolated(unsafe) private let version = permanent(Version.current)

@c @implementation
public func cm_version() -> UnsafePointer<CChar>! { version }

@c @implementation
public func cm_free(_ memory: UnsafeMutableRawPointer!) { free(memory) }

@c @implementation
public func cm_set_program(_ path: UnsafePointer<CChar>!, _ message: Message) -> cm_status {
  answer(message, isUse: false) {
    let path = try text(path, "path")
    guard FileManager.default.isExecutableFile(atPath: path) else {
      throw CallError("there is no program \(path)")
    }
    WeightFile.readHDF5(
      with: IsolatedHDF5(program: path, arguments: ["crossmetric", "read-hdf5"]).read)
  }
}

/// Those of programs are not usual, and work where the program is installed.
nonisolated(unsafe) private let ids = (MetricRegistry.ids + ProgramMetrics.ids).map(permanent)

@c @implementation
public func cm_metric_count() -> Int32 { Int32(ids.count) }

@c @implementation
public func cm_metric_id(_ index: Int32) -> UnsafePointer<CChar>! {
  ids.indices.contains(Int(index)) ? ids[Int(index)] : nil
}

@c @implementation
public func cm_metric_is_usual(_ index: Int32) -> Int32 {
  guard MetricRegistry.all.indices.contains(Int(index)) else { return 0 }
  return MetricRegistry.all[Int(index)].onRequest ? 0 : 1
}

@c @implementation
public func cm_column_is_text(_ column: UnsafePointer<CChar>!) -> Int32 {
  guard let column, let facts = TableSchemas.column(String(cString: column)) else { return -1 }
  return facts.isNumeric ? 0 : 1
}
