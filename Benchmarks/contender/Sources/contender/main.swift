// Does one task a line of standard input, `TASK<tab>ORIGINAL<tab>RECONSTRUCTION...`, and answers
// with seconds, CPU-seconds and the mean value. The protocol of peers.py: bench.py lets both take
// turns. What is prepared once a run of many reconstructions (weights, the original's side) is
// prepared before the clock starts.
import CPeak
import Dispatch
import Foundation
import Imaging
import Metrics
import Results
import Synchronization

struct Timed {
  var wall: Double
  var cpu: Double
}

func cpuSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
}

func timed(_ body: () throws -> Void) rethrows -> Timed {
  let (wall, cpu) = (DispatchTime.now().uptimeNanoseconds, cpuSeconds())
  try body()
  return Timed(
    wall: 1e-9 * Double(DispatchTime.now().uptimeNanoseconds - wall), cpu: cpuSeconds() - cpu)
}

final class Contender {
  private let cores = CoreShare()
  private var metrics: [String: any Metric] = [:]
  private var layers: [String: TimedLayer] = [:]
  private var codecs: [String: TimedCodec] = [:]

  /// Files of the folder BENCH_WEIGHTS; `vgg16` runs on the network of `lpips-vgg`.
  private let weights: [String: String] = {
    guard let folder = ProcessInfo.processInfo.environment["BENCH_WEIGHTS"] else { return [:] }
    let files = [
      "vgg16": "lpips-vgg", "lpips-vgg": "lpips-vgg", "lpips-alex": "lpips-alex", "dists": "dists",
    ]
    return files.mapValues { "\(folder)/\($0).safetensors" }
  }()

  private func metric(_ id: String) throws -> any Metric {
    if let known = metrics[id] { return known }
    let made = try MetricRegistry.entry(id).make(MetricOptions(weights: weights, cores: cores))
    metrics[id] = made
    return made
  }

  /// Time of a task and the mean of its values.
  func perform(_ task: String, _ original: String, _ paths: [String]) throws -> (Timed, Double) {
    var value = 0.0
    let time: Timed
    switch task {
    case "psnr":
      let score = try metric(task).scorer(for: Image.read(original))
      time = try timed { value = try onAllCores(paths) { try score(Image.read($0)).score } }
    case "layer":
      let layer = try layers[original] ?? TimedLayer(original)
      layers[original] = layer
      time = layer.run()
    case "encode", "decode":
      let key = ([original] + paths).joined(separator: "\t")
      let codec = try codecs[key] ?? TimedCodec(checkpoint: original, picture: paths[0])
      codecs[key] = codec
      let answer = try task == "encode" ? codec.encode() : codec.decode()
      time = answer.time
      value = answer.bytes
    default:
      // Metrics, joined by + where several are timed together.
      let images = try paths.map { try Image.read($0) }
      let picture = try Image.read(original)
      // All are made before the first works, so that they know of each other.
      let metrics = try task.split(separator: "+").map { try metric(String($0)) }
      let scores = try metrics.map { try $0.scorer(for: picture) }
      time = try timed {
        value = try onAllCores(images) { image in
          try scores.map { try $0(image).score }.reduce(0, +)
        }
      }
    }
    return (time, value)
  }

  /// Mean of a body over the items, on all cores as a study is scored; a single one has them all.
  private func onAllCores<Item: Sendable>(
    _ items: [Item], _ body: @escaping @Sendable (Item) throws -> Double
  ) throws -> Double {
    let values = Mutex<[Result<Double, any Error>]>([])
    DispatchQueue.concurrentPerform(iterations: items.count) { [cores] index in
      let value = cores.worker { Result { try body(items[index]) } }
      values.withLock { $0.append(value) }
    }
    return try values.withLock { $0 }.reduce(0) { try $0 + $1.get() } / Double(items.count)
  }
}

let contender = Contender()
while let line = readLine() {
  let fields = line.split(separator: "\t").map(String.init)
  if fields == ["peak"] {
    print(peak_fma(), peak_read(), ProcessInfo.processInfo.activeProcessorCount)
  } else {
    let (time, value) = try contender.perform(fields[0], fields[1], Array(fields.dropFirst(2)))
    print(time.wall, time.cpu, value)
  }
  fflush(nil)
}
