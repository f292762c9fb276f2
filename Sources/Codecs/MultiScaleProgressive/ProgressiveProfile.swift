/// How a latent is taken apart into the groups of Zhang et al. 2022, whose members are decoded in
/// parallel: in the paper's letters.
package protocol ProgressiveProfile: Sendable {
  /// S: down-samplings; the coarsest plane Y_S comes first.
  static var S: Int { get }
  /// h x w
  static var block: (height: Int, width: Int) { get }
  /// Places in the block of the B subgroups, in coding order: the pixels of no coarser scale.
  static var order: [(row: Int, column: Int)] { get }
  /// K: seeds, channels that are coded one by one before all others.
  static var K: Int { get }
}

extension ProgressiveProfile {
  /// B
  static var B: Int { order.count }
  /// Runs of the network and the bottleneck's one.
  package static var steps: Int { 1 + S * B * (K + 1) }
  /// The smallest sides of a latent: the coarsest plane has a pixel then.
  static var smallestSide: Int { 1 << S }
}

/// 10 steps. Without seeds, the mask is the same for all channels.
package enum BaselineProfile: ProgressiveProfile {
  package static let S = 3
  package static let block = (height: 2, width: 2)
  package static let order: [(row: Int, column: Int)] = [(0, 0), (0, 1), (1, 0)]
  package static let K = 0
}

/// 28 steps.
package enum NormalProfile: ProgressiveProfile {
  package static let S = 3
  package static let block = (height: 2, width: 2)
  package static let order: [(row: Int, column: Int)] = [(0, 0), (0, 1), (1, 0)]
  package static let K = 2
}

/// 121 steps.
package enum ExtraProfile: ProgressiveProfile {
  package static let S = 4
  package static let block = (height: 2, width: 4)
  package static let order: [(row: Int, column: Int)] = [
    (1, 2), (1, 0), (0, 3), (0, 1), (0, 2), (0, 0),
  ]
  package static let K = 4
}
