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
        For \(codecs { $0.modelNames != nil }): the authors' name of the model, such as \
        \(CodecRegistry.families.compactMap { $0.modelNames?.example }.joined(separator: " or ")) \
        (default: the name of the file).
        """, valueName: "name"))
    var modelName: String?

    @Flag var switches: [ImportSwitch] = []

    func run() throws {
      try OutputFile.check(output, isNone: [input])
      try PromisedDigest.check(input)
      let file = try WeightFile.read(input, key: dictionary.key, hdf5: .ofThisProgram)
      dictionary.remark(on: file)
      let imported = try CheckpointImport(
        file, codec: codec,
        options: CheckpointOptions(modelName: name, switches: Set(switches.map(\.known.name))))
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
      let family = CodecRegistry.family(of: network)
      for choice in switches.map(\.known) where family?.switches.contains(choice) != true {
        throw ValidationError(
          "\(input) is not a model of \(codecs { $0.switches.contains(choice) }); "
            + "leave --\(choice.name) out.")
      }
      guard let modelName else { return }
      guard let names = family?.modelNames else {
        throw ValidationError(
          "\(input) is not a model of \(codecs { $0.modelNames != nil }); leave --model-name out.")
      }
      guard names.matches(modelName) else {
        throw ValidationError("--model-name takes \(names.words), not \(modelName).")
      }
    }
  }
}

/// A switch that some family of codecs has.
struct ImportSwitch: EnumerableFlag {
  let known: CheckpointSwitch

  static var allCases: [ImportSwitch] {
    CodecRegistry.families.flatMap { $0.switches }.map { ImportSwitch(known: $0) }
  }

  static func name(for value: ImportSwitch) -> NameSpecification { .customLong(value.known.name) }

  static func help(for value: ImportSwitch) -> ArgumentHelp? {
    ArgumentHelp("For \(codecs { $0.switches.contains(value.known) }): \(value.known.help)")
  }
}

/// The codecs of the families that have something, in words.
private func codecs(_ have: (any CodecFamily.Type) -> Bool) -> String {
  CodecRegistry.families.filter(have).map { $0.words }.joined(separator: " or ")
}
