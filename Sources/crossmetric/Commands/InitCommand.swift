import ArgumentParser
import Studies
import TrainedWeights

/// `crossmetric init`: a study file from folders that it finds.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a study file from folders of images.",
    discussion: """
      Finds the originals, reconstructions with the same names, and rates in tables
      or bit streams, in these folders or beside them. The operating point is a
      folder or part of the name. Prints a draft, and lists what it leaves out, with
      the reason. Read the draft before you run it: objectives are guessed from the
      names of the folders. Example:

        crossmetric init originals/ reconstructions/ > study.yaml
      """)

  @Argument(help: "Folders with originals, reconstructions and rates.", completion: .directory)
  var folders: [String]

  func run() throws {
    let draft = try StudyDraft(folders: folders, isTrained: WeightsFolder.hasVGG16)
    for line in draft.leftOut { tell("left out: " + line) }
    if !draft.withoutRates.isEmpty {
      tell(
        "no rates were found for \(draft.withoutRates.joined(separator: ", ")), in these folders or "
          + "beside them; name the folder of the bit streams or of the table of rates too: "
          + "crossmetric init \(folders.joined(separator: " ")) RATES")
    }
    print(draft.yaml, terminator: "")
  }
}
