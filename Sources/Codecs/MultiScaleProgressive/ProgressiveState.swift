internal import Layers
internal import Tensors

/// The input of the probability network at a step of a scale: y, m and z, one after the other.
struct ProgressiveState {
  private(set) var input: Tensor
  private let N: Int
  private let masks: Int
  private let plane: Int

  /// Pixels of the coarser plane are those in odd rows and odd columns; the others begin with the
  /// nearest of them.
  init(coarser: Tensor, z: Tensor, height: Int, width: Int, masks: Int) {
    N = coarser.shape[0]
    self.masks = masks
    plane = height * width
    var m = Tensor(zeros: [masks, height, width])
    for channel in 0..<masks {
      for row in stride(from: 1, to: height, by: 2) {
        for column in stride(from: 1, to: width, by: 2) {
          m.values[(channel * height + row) * width + column] = 1
        }
      }
    }
    let y = NearestUpsample(2)(coarser).continued(height: height, width: width)
    input = Tensor.concatenated([y, m, z])
  }

  var y: Tensor { input.channels(0..<N) }

  var z: Tensor { input.channels(N + masks..<input.shape[0]) }

  mutating func enter(z: Tensor) {
    input.values.replaceSubrange(((N + masks) * plane)..., with: z.values)
  }

  /// Enters decoded values of a group and marks them.
  mutating func enter(_ group: ProgressiveGroup, _ values: [Float]) {
    var next = 0
    let shape = input.shape
    let (N, plane) = (N, plane)
    input.values.withUnsafeMutableBufferPointer { input in
      Tensor.forEach(group, rows: shape[1], columns: shape[2]) { place in
        input[place] = values[next]
        // Of one mask for all channels every channel marks the same place.
        input[N * plane + (masks == 1 ? place % plane : place)] = 1
        next += 1
      }
    }
  }
}

extension Tensor {
  /// The places of a group's values in this map, channel by channel in raster order.
  func forEach(
    _ group: ProgressiveGroup, at side: (Int) -> Int = { $0 }, _ body: (Int) throws -> Void
  ) rethrows {
    try Tensor.forEach(group, rows: shape[1], columns: shape[2], at: side, body)
  }

  static func forEach(
    _ group: ProgressiveGroup, rows: Int, columns: Int, at side: (Int) -> Int = { $0 },
    _ body: (Int) throws -> Void
  ) rethrows {
    for channel in group.channels {
      for row in group.rows {
        let start = (channel * rows + side(row)) * columns
        for column in group.columns { try body(start + side(column)) }
      }
    }
  }

  /// The plane of a scale of this latent.
  func plane<Profile: ProgressiveProfile>(_ scale: Int, _ profile: Profile.Type) -> Tensor {
    let whole = ProgressiveGroup(
      rows: Array(0..<shape[1] >> scale), columns: Array(0..<shape[2] >> scale),
      channels: 0..<shape[0])
    var values: [Float] = []
    forEach(whole, at: { Profile.place($0, scale: scale) }) { values.append(self.values[$0]) }
    return Tensor(
      shape: [shape[0], whole.rows.count, whole.columns.count], values: values)
  }
}
