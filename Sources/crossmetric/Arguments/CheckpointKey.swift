import ArgumentParser
import Weights

/// Which of a checkpoint's dictionaries an import reads.
struct CheckpointKey: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Dictionary of a PyTorch checkpoint to read, say state_dict_ema (default: state_dict).",
      valueName: "name"))
  var key: String?

  /// Says what was read where the choice was not the user's.
  func remark(on file: WeightFile) {
    guard key == nil, let choice = file.choice else { return }
    tell("warning: of \(file.path) \(choice) was read; choose with --key")
  }
}
