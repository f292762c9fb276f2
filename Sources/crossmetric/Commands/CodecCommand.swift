import ArgumentParser
import Codecs
import Foundation
import Shipped
import Tables
import Weights

/// `crossmetric codec list|import|info|encode|decode`.
struct CodecCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codec",
    abstract: "Run learned codecs: import models, encode and decode images.",
    discussion: """
      Import a model once from a checkpoint (CompressAI, MPEG VCM, Hu et al., Lee et
      al.). Then encode images into files of real bit streams, and decode them.
      Examples:

        crossmetric codec import bmshj2018-hyperprior-3-6d87be32.pth.tar hyper3.h5
        crossmetric codec encode hyper3.h5 kodim01.png kodim01.bin
        crossmetric codec decode hyper3.h5 kodim01.bin kodim01-decoded.png
      """,
    subcommands: [List.self, Import.self, Info.self, Encode.self, Decode.self])

  /// Prints the codecs that are known.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the codecs, and the models that come with the program.",
      discussion: "Example: crossmetric codec list")

    func run() throws {
      print(
        alignedTable(
          [["codec", "sides padded to", "from"]]
            + CodecRegistry.all.map { [$0.name, "\($0.sideMultiple)", $0.source] }))
      let models = try ShippedModels.names.map { name in
        let model = ShippedModels.prefix + name
        let archive = try CodecWeights.read(model, hdf5: .ofThisProgram).archive
        return [model, archive.network, String(archive.digest.prefix(16))]
      }
      if !models.isEmpty { print("\n" + alignedTable([["model", "codec", "digest"]] + models)) }
    }
  }

  /// Says what a model or a file of streams is.
  struct Info: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "info",
      abstract: "Describe a model or a file of streams.",
      discussion: """
        Bits per pixel are those of the whole file for the image without padding.
        Examples:

          crossmetric codec info hyper3.h5
          crossmetric codec info kodim01.bin
        """)

    @Argument(
      help: "A model (.h5 or shipped:NAME) or a file that `codec encode` wrote.",
      completion: .file())
    var file: String

    func run() throws {
      if StreamFile.isOne(file) {
        try printContainer(try StreamFile.read(file))
        return
      }
      let weights: CodecWeights
      do { weights = try CodecWeights.read(file, hdf5: .ofThisProgram) } catch WeightError
        .unknownFormat
      {
        throw CodecError.neither(file: file)
      }
      try printModel(weights)
    }

    private func printModel(_ weights: CodecWeights) throws {
      let codec = try PictureCodec(weights)
      let archive = weights.archive
      print(
        alignedTable(
          [
            ["codec", archive.network], ["source", archive.source],
            ["parameters", "\(weights.parameterCount)"], ["digest", archive.digest],
          ] + (codec.entry.rates.map { [["rates", "0 to \($0 - 1)"]] } ?? [])))
      for assumption in codec.assumptions { print(assumption) }
    }

    private func printContainer(_ bytes: [UInt8]) throws {
      let container = try Container(bytes, path: file)
      let codec = CodecRegistry.all.first { $0.number == container.codec }?.name
      let streams = container.streams.map { "\($0.count)" }.joined(separator: " + ")
      print(
        alignedTable([
          ["codec", codec ?? "number \(container.codec), which this program does not know"],
          ["image", "\(container.width) x \(container.height)"],
          ["bytes", "\(bytes.count) (streams \(streams))"],
          ["bpp", String(format: "%.6f", container.bpp(bytes: bytes.count))],
          ["model digest", container.modelDigest + "..."],
          ["check value", String(format: "%08x", container.check)],
        ]))
    }
  }
}
