import Codecs
import Foundation
import Tensors
import TestSupport
import Testing
import Weights

struct CheckpointImportTests {
  @Test(arguments: CodecRegistry.names) func theCodecFollowsFromTheShapes(name: String) throws {
    let imported = try CheckpointImport(
      floats: RandomModel.floats(name), integers: [:], path: "random.pth.tar")
    #expect(imported.weights.archive.network == name)
    #expect(try imported.madeTables == CodecRegistry.entry(name).usesTables)
    #expect(imported.weights.archive.source == "random.pth.tar")
  }

  @Test(arguments: CodecRegistry.names) func importedFilesAreReadBack(name: String) throws {
    let weights = try RandomModel.weights(name)
    let read = try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("model.h5").path
      try weights.archive.write(to: path)
      return try CodecWeights.read(path)
    }
    #expect(read.archive.digest == weights.archive.digest)
    #expect(read.archive.integers == weights.archive.integers)
    #expect(read.archive.network == name)
  }

  @Test func oldNamesBecomeTheNewest() {
    for (old, new) in [
      ("entropy_bottleneck._matrix3", "entropy_bottleneck.matrices.3"),
      ("entropy_bottleneck._bias0", "entropy_bottleneck.biases.0"),
      ("entropy_bottleneck._matrices.1", "entropy_bottleneck.matrices.1"),
      ("entropy_bottleneck._biases.4", "entropy_bottleneck.biases.4"),
      ("module.entropy_bottleneck._factor2", "entropy_bottleneck.factors.2"),
      ("module.g_a.0.downsample.weight", "g_a.0.skip.weight"),
      ("weights/h_s.2.0.bias", "h_s.2.0.bias"),
      ("entropy_bottleneck._quantized_cdf", "entropy_bottleneck._quantized_cdf"),
      ("g_a.0.weight", "g_a.0.weight"), ("_orig_mod.module.g_a.0.weight", "g_a.0.weight"),
      ("module._orig_mod.g_a.0.weight", "g_a.0.weight"), ("model.g_a.0.weight", "g_a.0.weight"),
      ("net.g_a.0.weight", "g_a.0.weight"), ("codec.g_a.0.weight", "g_a.0.weight"),
    ] { #expect(CheckpointKeys.current(old) == new) }
    #expect(CheckpointKeys.isLeftOut("g_a.1.gamma_reparam.lower_bound.bound"))
    #expect(!CheckpointKeys.isLeftOut("g_a.1.gamma"))
  }

  private func sentence(_ change: (inout [String: Tensor]) -> Void) throws -> String {
    var floats = RandomModel.floats("cheng2020-attn")
    change(&floats)
    do {
      _ = try CheckpointImport(floats: floats, integers: [:], path: "model.pth")
      return ""
    } catch { return "\(error)" }
  }

  @Test func whatDoesNotFitIsNamed() throws {
    #expect(try sentence { $0["g_s.3.conv1.weight"] = nil }.contains("no \"g_s.3.conv1.weight\""))
    #expect(try sentence { $0["extra.weight"] = Tensor(zeros: [1]) }.contains("\"extra.weight\""))
    #expect(
      try sentence { $0["h_a.4.bias"] = Tensor(zeros: [5]) }.contains(
        "\"h_a.4.bias\" has shape [5]"))
    #expect(
      try sentence { $0["g_a.0.conv1.weight"] = Tensor(zeros: [0, 3, 3, 3]) }.contains("shape"))
    #expect(try sentence { $0["g_s.9.0.bias"]?.values[1] = .nan }.contains("finite"))
    #expect(
      try sentence { $0["entropy_bottleneck.quantiles"]?.values[2] = .infinity }.contains("finite"))
    #expect(try sentence { $0 = [:] }.contains("no known network"))
  }

  @Test func aWrongNameOfACodecIsCorrected() throws {
    let floats = RandomModel.floats("mbt2018-mean")
    func sentence(_ floats: [String: Tensor], _ codec: String) -> String {
      do {
        _ = try CheckpointImport(floats: floats, integers: [:], codec: codec, path: "model.pth")
        return ""
      } catch { return "\(error)" }
    }
    for codec in ["cheng2020-anchor", "bmshj2018-hyperprior", "bmshj2018-factorized", "mbt2018"] {
      #expect(
        sentence(floats, codec)
          == "model.pth is not a model of \(codec): its names and shapes are those of mbt2018-mean; "
          + "leave the codec's name out")
    }
    var unknown = floats
    unknown["g_a.0.weight"] = nil
    #expect(
      sentence(unknown, "mbt2018-mean")
        == "model.pth has no \"g_a.0.weight\", which mbt2018-mean needs; is it another codec than "
        + "mbt2018-mean?")
    #expect(sentence(floats, "mbt").contains("there is no codec \"mbt\""))
  }

  @Test func tablesThatAreNoneAreRefused() throws {
    let floats = RandomModel.floats("bmshj2018-factorized")
    var integers = try RandomModel.weights("bmshj2018-factorized").archive.integers
    let key = "entropy_bottleneck._quantized_cdf"
    let cdf = try #require(integers[key])
    integers[key] = IntegerArray(shape: cdf.shape, values: cdf.values.map { $0 / 2 })
    #expect {
      try CheckpointImport(floats: floats, integers: integers, path: "model.pth")
    } throws: {
      "\($0)".contains("does not rise from 0 to 65536")
    }
  }

  @Test func otherWeightsAreNotImported() throws {
    #expect {
      _ = try CodecWeights.read(fixture("vgg/narrow-keras2.h5").path)
    } throws: {
      "\($0)".contains("crossmetric codec import")
    }
  }
}
