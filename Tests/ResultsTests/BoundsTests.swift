import Results
import Testing

@Suite struct BoundsTests {
  @Test func aRangeNeedsBothEndsInOrder() {
    #expect(Bounds(1, 2).range == 1...2 && Bounds(2, 2).range == 2...2)
    for bounds in [Bounds(), Bounds(1, nil), Bounds(nil, 2), Bounds(2, 1), Bounds(.nan, 1)] {
      #expect(bounds.range == nil)
    }
  }
}
