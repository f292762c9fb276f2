import Reporting
import Testing

struct CropPlanTests {
  private func plan(_ budget: Int) -> CropPlan {
    CropPlan(images: 6, points: [9, 9], bytesPerPixel: 2.6, budget: budget)
  }

  @Test func cropsShrinkBeforePointsAreDropped() {
    #expect(plan(100_000_000).side == 320 && plan(100_000_000).points == 9)
    let middle = plan(16_000_000)
    #expect((192..<320).contains(middle.side) && middle.points == 9)
    let small = plan(7_000_000)
    #expect(small.side == 192 && (4..<9).contains(small.points) && small.images == 6)
    let tiny = plan(100_000)
    #expect(tiny.side == 128 && tiny.points == 1 && tiny.images == 1)
  }

  @Test func pointsAreSpreadEvenlyWithBothEnds() {
    let all = Array(1...9)
    #expect(CropPlan.spread(all, 9) == all)
    #expect(CropPlan.spread(all, 5) == [1, 3, 5, 7, 9])
    #expect(CropPlan.spread(all, 2) == [1, 9])
    #expect(CropPlan.spread(all, 1) == [5])
    #expect(CropPlan.spread(all, 0) == [])
    for count in 1...9 { #expect(Set(CropPlan.spread(all, count)).count == count) }
  }
}
