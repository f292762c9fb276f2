import ArgumentParser
import Codecs
import Foundation
import Weights

extension CodecCommand {
  /// Turns a checkpoint into a model of this program.
  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract: "Check a codec's checkpoint and write it as HDF5.",
      usage: "crossmetric codec import <input> <output> [options]",
      discussion: """
        Reads PyTorch checkpoints of MPEG VCM and of every version of CompressAI,
        safetensors and HDF5 files with the same names, and the models of Hu et al. and
        Lee et al. (docs/codecs.md). Nothing in a checkpoint is executed. Codec and
        widths follow from the shapes. If the name of the file ends with the start of
        its SHA-256, as CompressAI's do, the file is checked. Example:

          crossmetric codec import bmshj2018-hyperprior-3-6d87be32.pth.tar hyper3.h5
        """)

    @Argument(help: "Checkpoint to read.", completion: .file()) var input: String
    @Argument(help: "HDF5 file to write.", completion: .file()) var output: String
    @Option(help: "Name of the codec, if the shapes fit several, such as msp-extra.")
    var codec: String?

    @OptionGroup var dictionary: CheckpointKey

    @Option(
      help: ArgumentHelp(
        """
        For hu2021 and lee2019: the authors' name of the model, such as model0_qp3 or type0_quality5 \
        (default: the name of the file).
        """, valueName: "name"))
    var modelName: String?

    @Flag(
      help: """
        For hu2021: deviations are absolute values, as in Table 4 of the paper, instead of \
        exponentials, as in the published program.
        """)
    var absoluteDeviations = false

    func run() throws {
      try OutputFile.check(output, isNone: [input])
      try PromisedDigest.check(input)
      let file = try WeightFile.read(input, key: dictionary.key)
      dictionary.remark(on: file)
      let imported = try CheckpointImport(
        file, codec: codec,
        coarseToFine: .init(
          model: .init(name: name), hasAbsoluteDeviations: absoluteDeviations),
        contextAdaptive: .init(model: .init(name: name)))
      let archive = imported.weights.archive
      try checkOptions(archive.network)
      try archive.write(to: output)
      print(
        "\(output): \(archive.network), \(imported.weights.parameterCount) parameters, digest \(archive.digest)"
      )
      for assumption in imported.assumptions { print(assumption) }
      if imported.madeTables {
        print(
          "it had no probability tables (saved before update()), so they were computed here; another "
            + "program may compute others, so exchange streams only between copies of this file")
      }
    }

    private var name: String { modelName ?? URL(fileURLWithPath: input).lastPathComponent }

    /// Options that only some codecs have.
    private func checkOptions(_ network: String) throws {
      if absoluteDeviations, network != CoarseToFine.name {
        throw ValidationError("\(input) is no model of hu2021; leave --absolute-deviations out.")
      }
      guard let modelName else { return }
      let names: String
      switch network {
      case CoarseToFine.name where CoarseToFineSettings.Model(name: modelName) == nil:
        names = "model0_qp1 to model1_qp8 (0 for PSNR, 1 for MS-SSIM)"
      case ContextAdaptive.name where ContextAdaptiveSettings.Model(name: modelName) == nil:
        names = "type0_quality1 to type1_quality9 (0 for MSE, 1 for MS-SSIM)"
      case CoarseToFine.name, ContextAdaptive.name: return
      default:
        throw ValidationError(
          "\(input) is no model of hu2021 or lee2019; leave --model-name out.")
      }
      throw ValidationError("--model-name takes \(names), not \(modelName).")
    }
  }
}
