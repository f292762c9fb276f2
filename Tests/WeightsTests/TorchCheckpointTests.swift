import Foundation
import Tensors
import TestSupport
import Testing
import Weights

/// Files of torch.save that Tests/References/torch_files.py wrote.
struct TorchCheckpointTests {
  private struct Expected: Decodable {
    let shape: [Int]
    let values: [Float]
  }

  private func read(_ name: String) throws -> WeightFile {
    try WeightFile.read(fixture("torch/\(name).pth").path)
  }

  private func expected() throws -> [String: Expected] {
    try JSONDecoder().decode(
      [String: Expected].self, from: Data(contentsOf: fixture("torch/expected.json")))
  }

  /// The sentence of the error for a file of these bytes; nil if it is read.
  private func sentence(_ data: Data) throws -> String? {
    try errorOfReading(data).map { "\($0)" }
  }

  @Test(
    "views, types and empty tensors are what torch says, in each format",
    arguments: ["tensors", "tensors-legacy", "tensors-zip64"])
  func tensors(name: String) throws {
    let file = try read(name)
    let expected = try expected().filter { !$0.key.hasPrefix("checkpoint.") }
    #expect(file.format == .pytorch)
    #expect(file.entries.map(\.name) == expected.keys.sorted())
    for entry in file.entries {
      let wanted = try #require(expected[entry.name])
      #expect(entry.shape == wanted.shape, "\(entry.name)")
      if ["I32", "I64"].contains(entry.type) {
        #expect(entry.tensor == nil, "\(entry.name)")
      } else {
        #expect(entry.tensor?.values == wanted.values, "\(entry.name)")
      }
    }
    #expect(file.entries.first { $0.name == "bfloat" }?.type == "BF16")
    #expect(file.remarks() == ["\(file.path): one array of 64-bit floats was rounded to 32 bits"])
  }

  @Test("of a checkpoint its state_dict", arguments: ["checkpoint", "checkpoint-legacy"])
  func checkpoint(name: String) throws {
    let file = try read(name)
    #expect(file.entries.map(\.name) == ["bias", "weight"])
    let expected = try expected()
    for entry in file.entries {
      #expect(entry.tensor?.values == expected["checkpoint." + entry.name]?.values)
    }
  }

  @Test(
    "of several dictionaries of the same names state_dict is read, unless a key chooses",
    arguments: [
      ("ema", nil, "state_dict", ["state_dict_ema"], [1, 2]),
      ("ema", "state_dict_ema", "state_dict_ema", ["state_dict"], [4, 5]),
      ("ema-inner", nil, "state_dict", ["ema", "swa"], [1, 2]),
      ("ema-inner", "swa", "swa", ["ema", "state_dict"], [4, 5]),
    ] as [(String, String?, String, [String], [Float])])
  func choices(name: String, key: String?, read: String, others: [String], weight: [Float]) throws {
    let file = try WeightFile.read(fixture("torch/\(name).pth").path, key: key)
    #expect(file.choice == WeightFile.Choice(read: read, others: others))
    #expect(file.entries.first { $0.name == "weight" }?.tensor?.values == weight)
  }

  @Test func dictionariesOfOtherThingsAreNoChoice() throws {
    for name in ["ema-none", "checkpoint", "tensors"] { #expect(try read(name).choice == nil) }
  }

  @Test func aKeyThatIsNotThereIsToldWithThoseThatAre() throws {
    let path = fixture("torch/ema.pth").path
    let error = #expect(throws: WeightError.self) { _ = try WeightFile.read(path, key: "ema") }
    #expect(
      error
        == .noDictionary(
          file: path, key: "ema", known: ["state_dict", "state_dict_ema", "optimizer"]))
    #expect(error?.description.contains("it has \"state_dict\"") == true)
    let other = fixture("calibrated/narrow.safetensors").path
    #expect(throws: WeightError.noDictionary(file: other, key: "x", known: [])) {
      _ = try WeightFile.read(other, key: "x")
    }
  }

  @Test(arguments: ["nested", "nested-legacy"])
  func namesOfInnerDictionariesAreJoined(name: String) throws {
    let file = try read(name)
    #expect(file.entries.map(\.name) == ["outer.inner"])
    #expect(file.entries.first?.tensor?.values == [1, 2])
  }

  @Test(
    "what could act on the machine is refused, by name",
    arguments: ["hostile", "hostile-legacy", "training/hostile-beside", "training/hostile-inside"])
  func refused(name: String) throws {
    let path = fixture("torch/\(name).pth").path
    #expect(throws: WeightError.refused(file: path, name: "posix.system")) {
      _ = try WeightFile.read(path)
    }
  }

  @Test("a whole module holds its state_dict", arguments: ["model", "model-legacy"])
  func modules(name: String) throws {
    let (module, dictionary) = (try read(name), try read("checkpoint"))
    #expect(module.entries.map(\.name) == ["bias", "weight"])
    #expect(module.entries.map(\.tensor?.values) == dictionary.entries.map(\.tensor?.values))
    #expect(module.placeholders.contains("torch.nn.modules.linear.Linear"))
  }

  @Test(
    "objects that no tensor needs are placeholders, reported once",
    arguments: [
      ("counter", "collections.Counter"), ("numpy-scalar", "numpy.core.multiarray.scalar"),
      ("numpy-array", "numpy.core.multiarray._reconstruct"), ("set", "__builtin__.set"),
      ("size", "torch.Size"), ("device", "torch.device"), ("bytes", "_codecs.encode"),
      ("defaultdict", "collections.defaultdict"), ("namespace", "argparse.Namespace"),
      ("class", "__main__.Settings"), ("path", "pathlib"),
    ])
  func placeholders(name: String, object: String) throws {
    for form in ["", "-legacy"] {
      let file = try read("training/\(name)\(form)")
      #expect(file.entries.map(\.name) == ["weight"])
      #expect(file.entries.first?.tensor?.values == [1, 2])
      #expect(file.placeholders.contains { $0.hasPrefix(object) }, "\(file.placeholders)")
      #expect(file.remarks().count == 1)
      #expect(file.remarks()[0].contains(object) && file.remarks()[0].contains("were not executed"))
    }
  }

  @Test(
    "tensors under placeholders stay reachable", arguments: ["under-defaultdict", "under-class"])
  func reachable(name: String) throws {
    let file = try read("training/\(name)")
    #expect(file.entries.map(\.tensor?.values) == [[1, 2]])
  }

  @Test(
    "weights are found where training scripts keep them",
    arguments: [
      "model", "model_state_dict", "network", "net", "params", "ema", "state_dict_ema", "nested",
    ])
  func containers(name: String) throws {
    let file = try read("training/container-\(name)")
    #expect(file.entries.map(\.name) == ["weight"] && file.choice == nil)
    #expect(file.entries.first?.tensor?.values == [1, 2])
  }

  @Test func severalContainersAreAChoice() throws {
    let path = fixture("torch/training/container-two.pth").path
    let file = try WeightFile.read(path)
    #expect(file.choice == .init(read: "model", others: ["ema"]))
    #expect(file.entries.first?.tensor?.values == [1, 2])
    #expect(
      file.remarks() == ["of \(path) model, beside which it has ema was read; choose with --key"])
    let other = try WeightFile.read(path, key: "ema")
    #expect(other.entries.first?.tensor?.values == [3, 4])
    #expect(other.remarks(choice: false).isEmpty)
  }

  @Test(
    "every truncation is refused or leaves out only what was behind",
    arguments: ["checkpoint", "checkpoint-legacy", "tensors-zip64"])
  func truncations(name: String) throws {
    let whole = try Data(contentsOf: fixture("torch/\(name).pth"))
    for length in stride(from: 4, to: whole.count, by: 37) {
      #expect(try sentence(whole.prefix(length)) != nil, "\(length) bytes")
    }
  }

  @Test("changed bytes end in a sentence or in tensors", arguments: ["nested", "nested-legacy"])
  func changedBytes(name: String) throws {
    let whole = try Data(contentsOf: fixture("torch/\(name).pth"))
    for place in stride(from: 4, to: whole.count, by: 3) {
      for value in [0, 0x28, 0x7F, 0xFF] as [UInt8] {
        var bytes = whole
        bytes[place] = value
        _ = try sentence(bytes)
      }
    }
  }

  @Test func aWrongChecksumIsTold() throws {
    var bytes = try Data(contentsOf: fixture("torch/nested.pth"))
    let place = try #require(bytes.firstRange(of: [0x00, 0x00, 0x80, 0x3F, 0, 0, 0, 0x40]))
    bytes[place.lowerBound] = 1
    #expect(try sentence(bytes)?.contains("checksum of \"nested/data/0\" is wrong") == true)
  }

  @Test func anyOtherZipArchiveIsTold() throws {
    let empty = Data([0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18))
    #expect(try sentence(Data([0x50, 0x4B, 3, 4]) + empty)?.contains("without data.pkl") == true)
  }
}
