import ArgumentParser
import Weights

/// Which of a checkpoint's dictionaries an import reads.
struct CheckpointKey: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Dictionary to read from a PyTorch checkpoint, such as state_dict_ema (default: state_dict, or \
      another usual name).
      """,
      valueName: "name"))
  var key: String?

  /// Says how the file was read, the choice of a dictionary where it was not the user's.
  func remark(on file: WeightFile) {
    for remark in file.remarks(choice: key == nil) { tell("warning: " + remark) }
  }
}
