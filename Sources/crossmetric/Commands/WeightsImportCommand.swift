import ArgumentParser
import Metrics
import Weights

extension WeightsCommand {
  /// Checks a file of VGG-16 weights and writes it as our HDF5.
  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract: "Check VGG-16 weights and write them as HDF5.",
      usage: "crossmetric weights import <input> <output> [options]",
      discussion: """
        Reads PyTorch checkpoints (nothing in them is executed), safetensors, Keras'
        HDF5, Caffe models, and the files that it writes. If the name of a file ends
        with the start of its SHA-256, as torchvision's do, the file is checked.
        lpips-vgg and dists also need the trained factors of their Python packages.
        Examples:

          crossmetric weights import vgg16-397923af.pth vgg16.h5
          crossmetric weights import vgg16-397923af.pth lpips-vgg.h5 --lpips vgg.pth
        """)

    @Argument(help: "File to read.", completion: .file()) var input: String
    @Argument(help: "HDF5 file to write.", completion: .file()) var output: String

    @Option(
      help: "Add the factors of lpips-vgg: weights/v0.1/vgg.pth of lpips.", completion: .file())
    var lpips: String?

    @Option(help: "Add the factors of dists: weights.pt of DISTS-pytorch.", completion: .file())
    var dists: String?

    @OptionGroup var dictionary: CheckpointKey

    func validate() throws {
      if lpips != nil && dists != nil {
        throw ValidationError("Give --lpips or --dists; each metric has a file of its own.")
      }
    }

    func run() throws {
      try OutputFile.check(output, isNone: [input] + [lpips, dists].compactMap { $0 })
      try PromisedDigest.check(input)
      let file = try WeightFile.readNetwork(input, key: dictionary.key, hdf5: .ofThisProgram)
      dictionary.remark(on: file)
      let weights = try VGG16Weights(file: file)
      if let lpips {
        try write(weights, factors: .lpips, of: lpips)
      } else if let dists {
        try write(weights, factors: .dists, of: dists)
      } else {
        try weights.write(to: output, layerSums: VGG16Verification.layerSums(weights))
        print("\(output): VGG-16 weights, digest \(weights.digest)")
      }
      if !weights.leftovers.isEmpty {
        print("not needed and left out: " + weights.leftovers.joined(separator: ", "))
      }
    }

    private func write(_ network: VGG16Weights, factors: MetricFactors, of path: String) throws {
      let weights = try CalibratedVGG16(
        network: network, factors: factors, from: WeightFile.readNetwork(path, hdf5: .ofThisProgram)
      )
      try weights.write(to: output, layerSums: VGG16Verification.layerSums(network))
      print("\(output): VGG-16 weights with factors of \(factors.metric), digest \(weights.digest)")
    }
  }
}
