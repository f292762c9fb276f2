import Imaging
import Testing

@Suite struct PlaneTests {
  @Test func channelsOnTheByteScale() {
    let eight = Image(width: 2, height: 1, samples: .eight([1, 2, 3, 253, 254, 255]))
    #expect(eight.plane(0).samples == [1, 253])
    #expect(eight.plane(2) == Plane(width: 2, height: 1, samples: [3, 255]))
    let sixteen = Image(width: 2, height: 1, samples: .sixteen([0, 257, 1, 0, 65535, 128]))
    #expect(sixteen.plane(1).samples == [1, 255])
    #expect(sixteen.plane(2).samples == [1.0 / 257, 128.0 / 257])
  }
}
