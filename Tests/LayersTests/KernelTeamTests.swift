import Layers
import Tensors
import Testing

struct KernelTeamTests {
  @Test func aTeamServesLayersOfEverySizeInTurn() throws {
    let team = KernelTeam(3)
    let small = try Convolution(
      "small", from: 1, to: 1, kernel: 1, padding: .none,
      weight: Tensor(shape: [1, 1, 1, 1], values: [2]))
    let large = try Convolution(
      "large", from: 30, to: 20, kernel: 5, padding: .all(2),
      weight: fractions([20, 30, 5, 5], seed: 1))
    let (point, map) = (Tensor(shape: [1, 1, 1], values: [3]), fractions([30, 9, 70], seed: 2))
    let expected = large(map, KernelTeam(1))
    for _ in 0..<3 {
      #expect(small(point, team).values == [6])
      #expect(large(map, team) == expected)
    }
  }

  @Test func layersAreSharedByTeams() async throws {
    let layer = try Convolution(
      "shared", from: 8, to: 9, kernel: 3, padding: .all(1),
      weight: fractions([9, 8, 3, 3], seed: 3))
    let map = fractions([8, 20, 30], seed: 4)
    let expected = layer(map, KernelTeam(1))
    await withTaskGroup(of: Bool.self) { group in
      for threads in 1...4 {
        group.addTask { layer(map, KernelTeam(threads)) == expected }
      }
      for await equal in group { #expect(equal) }
    }
  }

  @Test func membersAreBounded() {
    #expect(KernelTeam(0).members == 1 && KernelTeam(1000).members == 16)
  }
}
