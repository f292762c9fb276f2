internal import Imaging
internal import Layers
internal import Tensors

/// An image as the input of a network: samples / 255 in planes, zeros or the image's edge around it.
struct PaddedPicture {
  let tensor: Tensor

  init(_ image: Image, _ padding: Padding, _ border: PaddingValue) {
    switch border {
    case .zero: tensor = Self.planes(image, padding)
    case .replicate, .symmetric:
      let none = Padding(top: 0, left: 0, bottom: 0, right: 0)
      tensor = Self.planes(image, none).padded(padding, with: border)
    }
  }

  /// The samples, and zeros around them.
  private static func planes(_ image: Image, _ padding: Padding) -> Tensor {
    let height = image.height + padding.top + padding.bottom
    let width = image.width + padding.left + padding.right
    var tensor = Tensor(zeros: [3, height, width])
    func fill<Sample: BinaryInteger>(_ samples: [Sample], largest: Float) {
      tensor.values.withUnsafeMutableBufferPointer { values in
        samples.withUnsafeBufferPointer { samples in
          for row in 0..<image.height {
            for column in 0..<image.width {
              let place = (row + padding.top) * width + column + padding.left
              let pixel = 3 * (row * image.width + column)
              for channel in 0..<3 {
                values[channel * height * width + place] =
                  Float(samples[pixel + channel]) / largest
              }
            }
          }
        }
      }
    }
    switch image.samples {
    case .eight(let samples): fill(samples, largest: 255)
    case .sixteen(let samples): fill(samples, largest: 65535)
    }
    return tensor
  }

  /// round(255 x), half to even, x kept within 0 and 1.
  @inline(__always)
  static func level(_ x: Float) -> UInt8 {
    // A network may give what is no number; the comparisons make it 0.
    UInt8(((x > 0 ? min(x, 1) : 0) * 255).rounded(.toNearestOrEven))
  }

  /// The image inside the padding, of 8 bits.
  static func image(_ x_hat: Tensor, _ padding: Padding, height: Int, width: Int) -> Image {
    let (rows, columns) = (x_hat.shape[1], x_hat.shape[2])
    let samples = [UInt8](unsafeUninitializedCapacity: 3 * height * width) { samples, count in
      x_hat.values.withUnsafeBufferPointer { values in
        for row in 0..<height {
          for column in 0..<width {
            let place = (row + padding.top) * columns + column + padding.left
            for channel in 0..<3 {
              samples[3 * (row * width + column) + channel] = level(
                values[channel * rows * columns + place])
            }
          }
        }
      }
      count = samples.count
    }
    return Image(width: width, height: height, samples: .eight(samples))
  }
}
