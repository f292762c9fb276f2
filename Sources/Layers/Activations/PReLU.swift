public import Tensors

/// x, or slope x where x < 0, with a learned slope for all channels or one for each.
public struct PReLU: SerialLayer {
  public let name: String
  private let slopes: [Float]

  /// - Parameter weight: one number, or one a channel.
  /// - Throws: `LayerError` if `weight` is neither or not finite.
  public init(_ name: String, channels: Int, weight: Tensor) throws(LayerError) {
    self.name = name
    let single = weight.shape == [1]
    slopes = try weight.checked(single ? [1] : [channels], name, "weight")
  }

  /// - Precondition: as many channels as the layer has slopes, if it has several.
  public func callAsFunction(_ map: consuming Tensor) -> Tensor {
    let extents = map.extents
    precondition(slopes.count == 1 || slopes.count == extents.channels, "\(name): \(map.shape)")
    let plane = extents.rows * extents.columns
    map.values.withUnsafeMutableBufferPointer { values in
      for channel in 0..<extents.channels {
        let slope = slopes[slopes.count == 1 ? 0 : channel]
        for place in channel * plane..<(channel + 1) * plane {
          let value = values[place]
          values[place] = value < 0 ? slope * value : value
        }
      }
    }
    return map
  }
}
