import ArgumentParser
import Studies

/// `crossmetric init`: a study file from folders that it finds.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write a study file from folders of images.",
    discussion: "Example: crossmetric init originals/ reconstructions/ > study.yaml")

  @Argument(help: "Folders with originals, reconstructions and rates.", completion: .directory)
  var folders: [String]

  func run() throws {
    print(try StudyDraft.make(folders: folders), terminator: "")
  }
}
