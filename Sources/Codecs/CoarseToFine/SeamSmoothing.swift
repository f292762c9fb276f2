package import Tensors

/// Smooths the seams of blocks at low rates, as the program of Hu et al. does: every 4 pixels along a
/// seam, the 8x8 pixels about it go through the kernel [1 1 1; 1 5 1; 1 1 1] / 13 (Pillow's SMOOTH,
/// 8 bits, rounded), and the middle 4x4 of the result replace the image's. What is within 2 pixels
/// of the ends of a seam stays. Horizontal seams come first, then vertical ones.
package enum SeamSmoothing {
  /// - Parameter picture: 3 x height x width, levels from 0 to 255.
  package static func apply(_ partition: BlockPartition, to picture: inout Tensor) {
    let (height, width) = (partition.height, partition.width)
    for isHorizontal in [true, false] {
      let before = picture
      let (across, along) = isHorizontal ? (height, width) : (width, height)
      // Steps in memory: from row to row of a seam, and from pixel to pixel along it.
      let (step, next) = isHorizontal ? (width, 1) : (1, width)
      for seam in stride(from: partition.side, to: across, by: partition.side)
      where seam >= 4 && seam + 4 <= across {
        for start in stride(from: 0, to: along - 8, by: 4) {
          for channel in 0..<3 {
            let plane = channel * height * width
            for row in seam - 2..<seam + 2 {
              for column in start + 2..<start + 6 {
                let place = plane + row * step + column * next
                picture.values[place] = smoothed(before.values, place, step, next)
              }
            }
          }
        }
      }
    }
  }

  /// (sum + 4 centre) / 13, to the nearest: half of 13 is never left over.
  private static func smoothed(_ values: [Float], _ place: Int, _ step: Int, _ next: Int) -> Float {
    var sum = 4 * values[place]
    for across in -1...1 {
      for along in -1...1 { sum += values[place + across * step + along * next] }
    }
    return (sum / 13).rounded()
  }
}
