import Codecs
import Tensors
import TestSupport
import Testing

/// Families are asked one after another, so no two may claim the same checkpoint.
struct CodecFamilyTests {
  @Test(arguments: CodecRegistry.names)
  func aCheckpointHasOneFamily(codec: String) throws {
    let shapes = RandomModel.floats(codec).mapValues(\.shape)
    #expect(CodecRegistry.families.compactMap { $0.codec(shapes) } == [codec])
    let family = try #require(CodecRegistry.family(of: codec))
    #expect(family.codecs.contains { $0.name == codec })
    #expect(family.words.contains(codec))
  }

  @Test func namesAndNumbersBelongToOneCodec() {
    #expect(Set(CodecRegistry.names).count == CodecRegistry.all.count)
    #expect(Set(CodecRegistry.all.map(\.number)).count == CodecRegistry.all.count)
    let switches = CodecRegistry.families.flatMap { $0.switches }.map(\.name)
    #expect(Set(switches).count == switches.count)
  }

  @Test func examplesOfNamesAreNamesOfTheirFamilyAlone() {
    let all = CodecRegistry.families.compactMap { $0.modelNames }
    #expect(all.count == 2)
    for names in all {
      #expect(all.filter { $0.matches(names.example + ".pk") }.map(\.example) == [names.example])
      #expect(!names.matches("model") && !names.matches(""))
    }
  }

  @Test func arraysOfNoFamilyHaveNoCodec() {
    #expect(CodecRegistry.families.allSatisfy { $0.codec(["conv1.weight": [64, 3, 7, 7]]) == nil })
    #expect(CodecRegistry.family(of: "vgg16") == nil)
  }

  @Test(arguments: [
    (TranslatedArray.Layout.kernel, [2, 2, 3, 5], [5, 3, 2, 2]), (.matrix, [2, 3], [3, 2]),
    (.vector, [4], [4]), (.channels, [4], [1, 4, 1, 1]),
  ])
  func layoutsTurnArrays(layout: TranslatedArray.Layout, from: [Int], to: [Int]) {
    let values = (0..<from.reduce(1, *)).map(Float.init)
    let array = TranslatedArray("x", layout)
    #expect(array.applied(to: .init(shape: from, values: values))?.shape == to)
    #expect(array.applied(to: .init(shape: from + [1], values: values)) == nil)
  }
}
