import ArgumentParser
import Controls
import Demo
import Foundation
import Imaging

/// `crossmetric calibrate`: the images of the calibration tables of docs/metrics.
struct CalibrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract: "Write the images of the calibration tables in docs/metrics.",
    discussion: """
      Writes an original that the program draws itself, and a blurred, a noisy, a
      blocky and a shifted copy of it. Their samples are the same on every machine.
      Score them with another implementation, and compare with the tables. Examples:

        crossmetric calibrate --out images
        crossmetric compare images/original.png images/control-*.png
      """)

  @Option(help: "Folder for the images.", completion: .directory) var out = "calibration"

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
