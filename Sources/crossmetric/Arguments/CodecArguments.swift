import ArgumentParser
import Codecs
import Foundation
import Layers

/// Options that encoding and decoding share.
struct CodecArguments: ParsableArguments {
  @Option(help: "Threads (default: all cores). The result is the same for any number.")
  var threads: Int?

  func validate() throws {
    if let threads, !(1...256).contains(threads) {
      throw ValidationError("--threads takes 1 to 256.")
    }
  }

  func team() -> KernelTeam {
    KernelTeam(threads ?? ProcessInfo.processInfo.activeProcessorCount)
  }
}

extension Duration {
  /// Seconds, for people.
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
