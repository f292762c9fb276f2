import Codecs
import Digests
import Foundation
import Imaging
import Layers
public import Results
public import Studies
public import Weights

/// Makes what a study's models have not made yet, or made from other files: bit streams,
/// reconstructions and times.
///
/// One image at a time has all cores, so that times are those of an otherwise idle program. The
/// files are the same for any number of cores; where several are timed, that is checked.
public final class ModelRun {
  private let study: Study
  private let outputFolder: String
  private let tasks: [ModelTask]
  private let jobs: [(task: ModelTask, origin: ModelRecord.Origin)]
  private let isShard: Bool
  private let availableMemory: Int
  private let hdf5: HDF5Access

  /// Originals and models that cannot be read.
  public let unmakeable: [FailureRow]
  /// Reconstructions that are up to date.
  public let present: Int
  public var missing: Int { jobs.count }
  /// Those that `run` will make.
  public var open: [ModelTask] { jobs.map(\.task) }

  /// Finds originals and models and plans what is missing. Nothing runs yet.
  ///
  /// - Parameters:
  ///   - cores: for entries that name none.
  ///   - availableMemory: bytes; images that need more are failures.
  ///   - hdf5: how models in HDF5 files are read.
  ///   - isShard: whether others work in the same folder; then `times.csv` is left to a whole run.
  ///   - isSelected: which codecs and images to look at.
  public init(
    study: Study, outputFolder: String, cores: Int, availableMemory: Int = .max,
    hdf5: HDF5Access = .inProcess, isShard: Bool = false,
    selecting isSelected: (CodecKey, String) -> Bool = { _, _ in true }
  ) {
    self.study = study
    self.outputFolder = outputFolder
    self.isShard = isShard
    self.availableMemory = availableMemory
    self.hdf5 = hdf5
    tasks = study.modelTasks(outputFolder: outputFolder, cores: cores)
    var digests = FileDigests()
    var jobs: [(ModelTask, ModelRecord.Origin)] = []
    var failures: [FailureRow] = []
    var present = 0
    for task in tasks where isSelected(task.key, task.original.image) {
      guard let original = digests.of(task.original.path), let model = digests.of(task.model) else {
        let path = digests.of(task.model) == nil ? task.model : task.original.path
        failures.append(FailureRow(task, "\(path) cannot be read; check its permissions"))
        continue
      }
      let origin = ModelRecord.Origin(
        original: original, model: model, alpha: study.alpha.rawValue)
      if ModelRecord(file: task.record)?.isCurrent(for: task, origin) == true {
        present += 1
      } else {
        jobs.append((task, origin))
      }
    }
    self.jobs = jobs
    self.present = present
    unmakeable = failures
  }

  /// Makes what is missing, and lists the times of all there is in `times.csv`.
  ///
  /// - Parameter progress: called after each image with the number of those done.
  /// - Throws: if `times.csv` cannot be written.
  public func run(progress: (_ done: Int) -> Void) throws -> MadeReconstructions {
    var outcome = MadeReconstructions()
    var codec: (path: String, result: Result<PictureCodec, any Error>)?
    for (index, job) in jobs.enumerated() {
      if codec?.path != job.task.model {
        // One model at a time: they are large.
        codec = nil
        codec = (
          job.task.model,
          Result {
            try PictureCodec(
              CodecWeights.read(job.task.model, hdf5: hdf5), availableMemory: availableMemory)
          }
        )
      }
      do {
        guard let codec = try codec?.result.get() else { continue }
        outcome.bytes += try make(job.task, job.origin, codec)
        outcome.made += 1
      } catch {
        outcome.failures.append(FailureRow(job.task, "\(error)"))
      }
      progress(index + 1)
    }
    if !isShard { try writeTimes() }
    return outcome
  }

  /// Lists the times of all existing files in `times.csv`, whatever run made them; makes nothing.
  ///
  /// - Throws: if the table cannot be written.
  public func list() throws {
    // Times that were taken on another number of cores than this machine has count too.
    if tasks.contains(where: { ModelRecord(file: $0.record) != nil }) { try writeTimes() }
  }

  /// - Returns: bytes of the bit stream.
  private func make(
    _ task: ModelTask, _ origin: ModelRecord.Origin, _ codec: PictureCodec
  ) throws -> Int {
    let image = try Image.read(task.original.path, alpha: study.alpha)
    var made: (encoded: PictureCodec.Encoded, picture: Image)?
    var times: [ModelRecord.Time] = []
    for cores in task.cores {
      let team = KernelTeam(cores)
      let start = ContinuousClock.now
      let encoded = try codec.encode(
        image, at: task.rate.map(CodecRate.index), path: task.original.path, team)
      let middle = ContinuousClock.now
      let picture = try codec.decode(encoded.bytes, path: task.bitstream, team)
      times.append(
        .init(
          cores: cores, encode: Self.seconds(middle - start),
          decode: Self.seconds(ContinuousClock.now - middle)))
      if let made, made.encoded.bytes != encoded.bytes || made.picture != picture {
        throw ModelRunError.otherBits(file: task.original.path, cores: [task.cores[0], cores])
      }
      made = made ?? (encoded, picture)
    }
    guard let made else { return 0 }
    // A record that is in the way would call old files current if this were killed between them.
    try? FileManager.default.removeItem(atPath: task.record)
    try FileManager.default.createDirectory(
      atPath: (task.bitstream as NSString).deletingLastPathComponent,
      withIntermediateDirectories: true)
    try StreamFile.write(made.encoded.bytes, to: task.bitstream)
    try made.picture.writePNG(task.reconstruction)
    let record = ModelRecord(
      origin: origin, codec: codec.entry.name, estimatedBits: made.encoded.informationContent,
      bitstream: .init(of: made.encoded.bytes),
      reconstruction: .init(of: try Data(contentsOf: URL(fileURLWithPath: task.reconstruction))),
      times: times)
    try Data(record.text.utf8).write(to: URL(fileURLWithPath: task.record), options: .atomic)
    return made.encoded.bytes.count
  }

  private static func seconds(_ duration: Duration) -> Double {
    let (seconds, attoseconds) = duration.components
    return ((Double(seconds) + Double(attoseconds) * 1e-18) * 1e6).rounded() / 1e6
  }

  private func writeTimes() throws {
    if tasks.isEmpty { return }
    let rows = tasks.flatMap { task -> [TimesRow] in
      guard let record = ModelRecord(file: task.record) else { return [] }
      let original = task.original
      let pixels = Double(original.width) * Double(original.height)
      return record.times.map { time in
        TimesRow {
          $0.key = task.key
          $0.point = task.point
          $0.image = original.image
          $0.width = original.width
          $0.height = original.height
          $0.cores = time.cores
          $0.encodeSeconds = time.encode
          $0.decodeSeconds = time.decode
          $0.bytes = record.bitstream.bytes
          $0.bpp = 8 * Double(record.bitstream.bytes) / pixels
          $0.estimatedBPP = record.estimatedBits / pixels
        }
      }
    }
    try TimesRow.write(rows, toFile: outputFolder + "/" + TimesRow.file)
  }
}

/// An internal error.
public enum ModelRunError: Error, CustomStringConvertible {
  /// Two numbers of cores gave different files.
  case otherBits(file: String, cores: [Int])

  public var description: String {
    switch self {
    case .otherBits(let file, let cores):
      "\(file) became different bits on \(cores.map(String.init).joined(separator: " and ")) cores; "
        + "that is an error of this program or machine; please report it"
    }
  }
}

extension FailureRow {
  /// The failure of one image, filed under the reconstruction that is now missing.
  fileprivate init(_ task: ModelTask, _ message: String) {
    self.init(
      task.key, point: task.point,
      image: task.original.image, file: task.reconstruction, message: message)
  }
}
