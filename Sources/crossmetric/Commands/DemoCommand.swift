import ArgumentParser
import Demo
import Foundation
import Results
import TrainedWeights

/// `crossmetric demo`: the main job on data that the program makes itself.
struct DemoCommand: ParsableCommand {
  /// The weights of `vgg16`.
  enum Weights: String, ExpressibleByArgument, CaseIterable { case trained, seeded }

  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Run a whole study on small images; needs no data of yours.",
    discussion: """
      Encodes six photographs and two drawn images with a learned codec that was
      trained for MSE and for MS-SSIM, with x265 (tuned for PSNR and for SSIM), with
      JPEG 2000 and with JPEG. At the end it prints the path of a report. Takes a
      minute or two on two cores. Missing programs are listed with their packages.
      The study file is a good start for your own. vgg16 uses trained weights if they
      are installed or can be downloaded within a minute. Example:

        crossmetric demo --out crossmetric-demo
      """)

  @Option(help: "Folder for images, study and results.", completion: .directory)
  var out = "crossmetric-demo"

  @Option(help: "Weights of vgg16: trained or seeded (default: trained, if available).")
  var weights: Weights?

  @OptionGroup var quietness: Quietness

  /// Seconds that a first run waits for trained weights.
  private static let patience = 60.0

  func run() throws {
    let results = out + "/results"
    let isTrained = try weights.map { $0 == .trained } ?? chosen(results)
    if weights == .trained && !WeightsFolder.hasVGG16 { try install(within: nil) }
    let written = try DemoStudy.write(folder: out, isTrained: isTrained)
    for note in written.notes { tell(note) }
    try MainJob(
      session: StudySession(study: written.study, out: results, quiet: quietness.quiet),
      scoring: .parse(["--no-cache"]),
      analysis: .parse([]), report: .parse([]), quiet: quietness.quiet
    ).run()
  }

  /// The weights of an earlier run's results, else trained weights if they are available.
  private func chosen(_ results: String) throws -> Bool {
    if let kept = try FolderWeights(of: results).rows(of: "vgg16").first {
      return kept.digest == TrainedNetwork.vgg16.digest
    }
    if WeightsFolder.hasVGG16 { return true }
    do {
      try install(within: Self.patience)
      return true
    } catch {
      tell("the demo continues with seeded weights: \(error)")
      return false
    }
  }

  private func install(within seconds: Double?) throws {
    tell(
      "installing trained weights of VGG-16 for this user, in \(WeightsFolder.ofUser()?.path ?? "")"
    )
    try WeightsInstallation(quiet: quietness.quiet).run([.vgg16], from: .pip, within: seconds)
  }
}
