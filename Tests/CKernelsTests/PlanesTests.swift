import CKernels
import Randomness
import Testing

@Suite struct PlanesTests {
  @Test("channels of bytes and of words are the samples minus 128", arguments: [1, 2, 7, 16, 33])
  func channels(width: Int) {
    let height = 3
    var plane = ck_ssim_float_plane(
      width: width, height: height, stride: ck_ssim_float_stride(width))
    var generator = SplitMix64(seed: UInt64(width))
    let words = (0..<3 * width * height).map { _ in UInt16(truncatingIfNeeded: generator.next()) }
    let bytes = words.map { UInt8(truncatingIfNeeded: $0) }
    for channel in 0..<3 {
      var (fromBytes, fromWords) = (
        [Float](repeating: 7, count: plane.stride * height),
        [Float](repeating: 7, count: plane.stride * height)
      )
      ck_channel_of_bytes(bytes, &plane, Int32(channel), &fromBytes)
      ck_channel_of_words(words, &plane, Int32(channel), &fromWords)
      for index in 0..<plane.stride * height {
        let (x, y) = (index % plane.stride, index / plane.stride)
        let source = 3 * (y * width + x) + channel
        #expect(fromBytes[index] == (x < width ? Float(bytes[source]) - 128 : 7))
        #expect(
          fromWords[index] == (x < width ? Float(Double(words[source]) / 257 - 128) : 7))
      }
    }
  }

  @Test("halving in float is halving in Double, all sizes from 1 to 40", arguments: 1...40)
  func halving(width: Int) {
    for height in 1...40 {
      let stride = ck_ssim_float_stride(width)
      let outStride = ck_ssim_float_stride((width + 1) / 2)
      var generator = SplitMix64(seed: UInt64(width * 64 + height))
      var padded = [Float](repeating: .nan, count: stride * height)
      var packed = [Double](repeating: .nan, count: width * height)
      for index in 0..<width * height {
        let value = Int.random(in: -128...127, using: &generator)
        padded[index / width * stride + index % width] = Float(value)
        packed[index] = Double(value)
      }
      let (outWidth, outHeight) = ((width + 1) / 2, (height + 1) / 2)
      var floats = [Float](repeating: .nan, count: outStride * outHeight)
      var doubles = [Double](repeating: .nan, count: outWidth * outHeight)
      ck_halve_float(padded, width, height, stride, &floats, outStride)
      ck_halve(packed, width, height, width, &doubles, outWidth)
      for index in 0..<outWidth * outHeight {
        let (x, y) = (index % outWidth, index / outWidth)
        var sum = 0.0
        for (dx, dy) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
          sum += packed[min(2 * y + dy, height - 1) * width + min(2 * x + dx, width - 1)]
        }
        #expect(doubles[index] == sum / 4)
        #expect(Double(floats[y * outStride + x]) == sum / 4)
      }
    }
  }
}
