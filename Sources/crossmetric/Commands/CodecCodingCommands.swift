import ArgumentParser
import Codecs
import Foundation
import Imaging
import StudyRuns

extension CodecCommand {
  /// An image becomes a file of streams.
  struct Encode: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "encode",
      abstract: "Encode an image into a file of bit streams.",
      usage: "crossmetric codec encode <model> <input> <output> [options]",
      discussion: """
        Prints the size of the whole file in bytes, and in bits per pixel of the image
        without padding. Examples:

          crossmetric codec encode hyper3.h5 kodim01.png kodim01.bin
          crossmetric codec encode shipped:hyperprior-mse in.png out.bin --rate 4
        """)

    @Argument(
      help: "Model that `codec import` wrote, or shipped:NAME (`codec list`).", completion: .file())
    var model: String
    @Argument(help: "Image (PNG, PPM or PGM).", completion: .file()) var input: String
    @Argument(help: "File to write.", completion: .file()) var output: String
    @OptionGroup var arguments: CodecArguments

    @Option(
      help:
        "For models of variable rate: the rate, from 0 (fewest bits) on (default: the last)."
    )
    var rate: Int?

    @Option(
      help: """
        For models of variable rate: a gain instead of a rate, such as 0.45; a larger gain gives \
        more bits.
        """)
    var gain: Float?

    @Option(help: "Alpha channel: refuse the file, drop the channel, or blend with black or white.")
    var alpha = AlphaRule.refuse

    @Flag(
      help: """
        Write the file format of the codec's authors (hu2021, lee2019); their program may fail to \
        decode it.
        """)
    var authorsFormat = false

    func validate() throws {
      if rate != nil, gain != nil {
        throw ValidationError("--rate and --gain exclude each other; leave one out.")
      }
    }

    func run() throws {
      try OutputFile.check(output, isNone: [model, input])
      let codec = try PictureCodec(
        CodecWeights.read(model, hdf5: .ofThisProgram), availableMemory: Memory.available())
      let chosen = rate.map(CodecRate.index) ?? gain.map(CodecRate.gain)
      let image = try Image.read(input, alpha: alpha)
      let team = arguments.team()
      let clock = ContinuousClock()
      var encoded: PictureCodec.Encoded?
      let time = try clock.measure {
        encoded = try codec.encode(image, at: chosen, path: input, team)
      }
      guard let encoded else { return }
      let bytes =
        authorsFormat ? try codec.published(encoded.container, path: input) : encoded.bytes
      try StreamFile.write(bytes, to: output)
      print(
        String(
          format: "%@: %d bytes, %.6f bpp, %.2f s", output, bytes.count,
          encoded.container.bpp(bytes: bytes.count), time.seconds))
    }
  }

  /// A file of streams becomes an image.
  struct Decode: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "decode",
      abstract: "Decode a file of bit streams into a PNG.",
      discussion: """
        Needs the model that encoded the file. A damaged file, another model, or
        different arithmetic gives an error message, never a wrong image. Example:

          crossmetric codec decode hyper3.h5 kodim01.bin kodim01-decoded.png
        """)

    @Argument(
      help: "Model that `codec import` wrote, or shipped:NAME (`codec list`).", completion: .file())
    var model: String
    @Argument(help: "File that `codec encode` wrote.", completion: .file()) var input: String
    @Argument(help: "PNG to write.", completion: .file()) var output: String
    @OptionGroup var arguments: CodecArguments

    func run() throws {
      try OutputFile.check(output, isNone: [model, input])
      if StreamFile.isOne(model) { throw CodecError.streamsAsModel(file: model) }
      let codec = try PictureCodec(
        CodecWeights.read(model, hdf5: .ofThisProgram), availableMemory: Memory.available())
      let bytes = try StreamFile.read(input)
      let team = arguments.team()
      var image: Image?
      let time = try ContinuousClock().measure {
        image = try codec.decode(bytes, path: input, team)
      }
      guard let image else { return }
      try image.writePNG(output)
      print(
        String(format: "%@: %d x %d, %.2f s", output, image.width, image.height, time.seconds))
    }
  }
}
