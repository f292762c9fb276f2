import ArgumentParser
import Studies
import TrainedWeights

/// `crossmetric init`: a study file from folders that it finds.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write a study file from folders of images.",
    discussion: """
      Finds originals, reconstructions of the same names in folders that are
      operating points, and rates (tables or bit streams), and prints a draft. Read
      it before you run it: objectives are guessed from the folders' names. Example:

        crossmetric init originals/ reconstructions/ > study.yaml
      """)

  @Argument(help: "Folders with originals, reconstructions and rates.", completion: .directory)
  var folders: [String]

  func run() throws {
    print(try StudyDraft.make(folders: folders, isTrained: WeightsFolder.hasVGG16), terminator: "")
  }
}
