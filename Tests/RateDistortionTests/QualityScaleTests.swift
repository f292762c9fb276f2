import Foundation
import RateDistortion
import Results
import Testing

@Suite struct QualityScaleTests {
  @Test func moreIsBetterOnBothScales() throws {
    for metric in catalogue.descriptors {
      let better = metric.orientation == .higherIsBetter ? 0.9 : 0.1
      for scale in QualityScale.allCases {
        #expect(scale.quality(ofMean: better, metric) > scale.quality(ofMean: 0.5, metric))
      }
    }
  }

  @Test func aDistanceIsReportedInPercentOrAsItsDifference() {
    // Test has half the anchor's distance.
    let log = QualityScale.logarithmic
    let halved = log.quality(ofMean: 0.2, distance) - log.quality(ofMean: 0.4, distance)
    #expect(isClose(log.reported(halved, distance), -50, 1e-14))
    let linear = QualityScale.linear
    let lower = linear.quality(ofMean: 0.2, distance) - linear.quality(ofMean: 0.4, distance)
    #expect(isClose(linear.reported(lower, distance), -0.2, 1e-14))
    #expect(log.reported(1.5, psnr) == 1.5)
  }

  @Test func aDistanceThatIsALevelKeepsItsOrientation() {
    let level = MetricDescriptor(
      id: "level", name: "Error level", orientation: .lowerIsBetter, curveScale: .identity)
    for scale in QualityScale.allCases {
      #expect(scale.quality(ofMean: -20, level) > scale.quality(ofMean: -10, level))
      #expect(scale.reported(2, level) == -2)
    }
  }
}
