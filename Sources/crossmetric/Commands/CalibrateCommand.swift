import ArgumentParser
import Controls
import Demo
import Foundation
import Imaging

/// `crossmetric calibrate`: the pictures of the calibration tables of docs/metrics.
struct CalibrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract: "Write the pictures on which docs/metrics gives each metric's value.",
    discussion: """
      An original that the program makes itself, and the same blurred, noisy, blocky
      and shifted, with the same samples on every machine: score them with another
      implementation and compare. Examples:

        crossmetric calibrate --out pictures
        crossmetric compare pictures/original.png pictures/control-*.png
      """)

  @Option(help: "Folder for the pictures.", completion: .directory) var out = "calibration"

  private static let controls = [
    "control-blur-1", "control-noise-8", "control-blocking-32", "control-shift-1",
  ]

  func run() throws {
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
    let (name, original) = DemoImages.calibration
    try write(original, "original")
    for control in Control.all {
      let file = "\(control.kind.name)-\(control.point)"
      guard Self.controls.contains(file) else { continue }
      try write(control.picture(of: original, named: name), file)
    }
  }

  private func write(_ image: Image, _ name: String) throws {
    let path = "\(out)/\(name).png"
    try image.pngData().write(to: URL(fileURLWithPath: path), options: .atomic)
    print(path)
  }
}
