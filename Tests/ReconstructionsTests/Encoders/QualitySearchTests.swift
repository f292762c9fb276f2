import Reconstructions
import Testing

@Suite struct QualitySearchTests {
  /// Against looking at every place.
  @Test func findsWhatAFullSearchFinds() {
    let values = [0.5, 1, 1, 2.5, 7, 7.25, 20]
    for step in 0...85 {
      let target = Double(step) / 4
      let outcome = QualitySearch.nearest(to: target, among: values.count) { values[$0] }
      guard case .nearest(let place) = outcome else {
        #expect(target < 0.5 || target > 20)
        continue
      }
      #expect(target >= 0.5 && target <= 20)
      let best = values.map { abs($0 - target) }.min()
      #expect(abs(values[place] - target) == best, "\(target)")
    }
  }

  @Test func triesTheLogarithmOfTheScale() {
    for target in [3.0, 500.2, 998] {
      var tried: Set<Int> = []
      let outcome = QualitySearch.nearest(to: target, among: 1000) { index in
        tried.insert(index)
        return Double(index)
      }
      #expect(outcome == .nearest(Int(target)) && tried.count <= 11)
    }
  }

  @Test func aScaleOfOneValueAndInfinity() {
    #expect(QualitySearch.nearest(to: 2, among: 1) { _ in 2 } == .nearest(0))
    #expect(QualitySearch.nearest(to: 2, among: 1) { _ in 3 } == .outside)
    let lossless = [30, 40, Double.infinity]
    #expect(QualitySearch.nearest(to: 60, among: 3) { lossless[$0] } == .nearest(1))
  }
}
