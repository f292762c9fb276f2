import ArgumentParser
import Demo

/// `crossmetric demo`: the main job on data that the program makes itself.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Run the main job on images and encodings that it makes itself.",
    discussion: """
      Encodes six small images with x265 and AV1 (each tuned for PSNR and for SSIM),
      JPEG 2000 and JPEG, and ends with the path of a report. Takes a minute or two
      on two cores; it says which of their programs are missing, and how to install
      them. The study file that it writes is a good start for your own. Example:

        crossmetric demo --out crossmetric-demo
      """)

  @Option(help: "Folder for images, study and results.", completion: .directory)
  var out = "crossmetric-demo"

  @OptionGroup var quietness: Quietness

  func run() throws {
    let study = try DemoStudy.write(folder: out)
    try MainJob(
      session: StudySession(study: study, out: out + "/results"), scoring: .parse(["--no-cache"]),
      analysis: .parse([]), report: .parse([]), quiet: quietness.quiet
    ).run()
  }
}
