public import CCrossMetric
import Foundation
import Metrics
import Results
import Scoring
import Shipped
import Synchronization
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

/// How this process reads HDF5 files, once `cm_set_program` has named a program.
var hdf5: HDF5Access { chosenHDF5.withLock { $0 } }
private let chosenHDF5 = Mutex(HDF5Access.inProcess)

@c @implementation
public func cm_set_program(_ path: UnsafePointer<CChar>!, _ message: Message) -> cm_status {
  answer(message, isUse: false) {
    let path = try text(path, "path")
    guard FileManager.default.isExecutableFile(atPath: path) else {
      throw CallError("there is no program \(path)")
    }
    chosenHDF5.withLock { $0 = .isolated(by: path) }
    ShippedModels.belong(to: path)
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
