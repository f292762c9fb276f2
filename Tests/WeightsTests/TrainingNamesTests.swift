import Foundation
import Metrics
import TestSupport
import Testing
import Weights

struct TrainingNamesTests {
  @Test(arguments: [
    ("module.a", "a"), ("_orig_mod.a", "a"), ("module._orig_mod.a", "a"),
    ("_orig_mod.module.a", "a"),
    ("model.a.weight", "a.weight"), ("net.a", "a"), ("codec.a", "a"), ("model.net.a", "a"),
    ("a.module.b", "a.module.b"), ("network.a", "network.a"),
  ])
  func wrappersAreLeftOut(name: String, bare: String) {
    #expect(TrainingNames.bare(name) == bare)
  }

  @Test(
    "VGG-16 under the names of training scripts",
    arguments: [
      "module.", "_orig_mod.", "module._orig_mod.", "_orig_mod.module.", "model.", "net.",
    ])
  func vgg16(prefix: String) throws {
    let file = try WeightFile.read(fixture("vgg/narrow.safetensors").path)
    let wrapped = file.renamed { (prefix + $0, nil) }
    #expect(try VGG16Weights(file: wrapped).digest == VGG16Weights(file: file).digest)
  }

  @Test func theSlicesOfLPIPS() throws {
    let file = try WeightFile.read(fixture("calibrated/narrow.safetensors").path)
    let sliced = file.renamed { name in
      name.hasPrefix("features.") ? ("net.slice1." + name.dropFirst(9), nil) : nil
    }
    #expect(try VGG16Weights(file: sliced).digest == VGG16Weights(file: file).digest)
  }

  @Test(
    "what is no file of weights is called so",
    arguments: [
      ("version https://git-lfs.github.com/spec/v1\noid sha256:39\n", "git lfs pull"),
      ("<!DOCTYPE html><html><head><title>403</title>", "web page"),
      ("\n <html>", "web page"), ("<?xml version='1.0'?><Error/>", "web page"),
    ])
  func noWeights(text: String, says: String) throws {
    let sentence = "\(try #require(try errorOfReading(Data(text.utf8), as: "vgg.pth")))"
    #expect(sentence.contains(says))
  }

  @Test(
    "checkpoints of other people",
    .enabled(if: outsideData != nil, "set CROSSMETRIC_DATA to a folder with data"),
    arguments: ["vgg-module", "vgg-lpips-slices"])
  func realFiles(name: String) throws {
    let folder = try #require(outsideData).appendingPathComponent("data/real-files/02-checkpoints")
    let file = try WeightFile.read(folder.appendingPathComponent(name + ".pth").path)
    #expect(try VGG16Weights(file: file).convolutions.count == 13)
  }
}
