import ArgumentParser
import Studies
import TrainedWeights

/// `crossmetric init`: a study file from folders that it finds.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write a study file from folders of images.",
    discussion: """
      Finds originals, reconstructions of the same names in folders that are
      operating points (or whose names tell these), and rates (tables or bit streams),
      and prints a draft. What it leaves out is told with the reason. Read the draft
      before you run it: objectives are guessed from the folders' names. Example:

        crossmetric init originals/ reconstructions/ > study.yaml
      """)

  @Argument(help: "Folders with originals, reconstructions and rates.", completion: .directory)
  var folders: [String]

  func run() throws {
    let draft = try StudyDraft(folders: folders, isTrained: WeightsFolder.hasVGG16)
    for line in draft.leftOut { tell("left out: " + line) }
    print(draft.yaml, terminator: "")
  }
}
