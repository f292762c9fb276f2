import Foundation
import Plots
import Results
import Testing

struct ImageBiasFigureTests {
  @Test func everyImageIsADotAndTheLowerOnesAreCounted() throws {
    let script = try #require(SampleData.figure("image-bias-distance", SampleData.full())).script
    let block = try #require(script.firstMatch(of: /\$dots0 << EOD\n([^E]*)EOD/)).1
    let ratios = block.split(separator: "\n").compactMap { $0.split(separator: " ").last }
      .compactMap { Double($0) }
    #expect(ratios.count == 6)
    for (image, ratio) in ratios.enumerated() {
      #expect(abs(ratio - log(1 + (Double(image * 10) - 15) / 100)) < 1e-7)
    }
    #expect(script.contains("'second lower: 2 of 6'") && script.contains("'ours0'"))
    #expect(script.contains("$means << EOD\n2.2 0.067658648\nEOD"))
  }

  @Test func dotsThatWouldLieOverEachOtherStandBeside() throws {
    var data = SampleData.full()
    for index in data[DisagreementRow.self].indices {
      data[DisagreementRow.self][index].differencePercent = 1
    }
    let script = try #require(SampleData.figure("image-bias-distance", data)).script
    let block = try #require(script.firstMatch(of: /\$dots0 << EOD\n([^E]*)EOD/)).1
    #expect(Set(block.split(separator: "\n")).count == 5)
  }
}
