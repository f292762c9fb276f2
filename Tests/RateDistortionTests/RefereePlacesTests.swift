import Foundation
import RateDistortion
import Results
import Testing

/// Where a distance stands between PSNR and MS-SSIM, on referees whose place is known.
@Suite struct RefereePlacesTests {
  static let other = CodecKey(codec: "other", objective: "mse")

  /// Levels in dB of the two errors at a point of a codec: each model leads in its own metric.
  static func levels(_ codec: CodecKey, _ point: Int) -> (psnr: Double, msSSIM: Double) {
    let step = Double(point)
    if codec == mse { return (28 + 2.5 * step, 10 + 2.2 * step) }
    if codec == msSSIM { return (26.5 + 2.4 * step, 12 + 2.3 * step) }
    return (25 + 3.5 * step, 9 + 2.3 * step + 0.4 * step * step)
  }

  /// Scores of codecs whose distance is MSE^(a) (1 - MS-SSIM)^(c), times `factor` for ms-ssim; every
  /// image has its own level of both.
  static func scored(
    _ codecs: [CodecKey] = [mse, msSSIM], a: Double, c: Double, spread: Double = 0.3,
    factor: Double = 1
  ) -> [ScoreRow] {
    codecs.flatMap { codec -> [ScoreRow] in
      let rates = [0.1, 0.2, 0.4, 0.8]
      func both(_ point: Int, _ image: Int) -> (psnr: Double, msSSIM: Double) {
        let own = levels(codec, point)
        let shift = spread * (Double(image) - 2.5)
        return (own.psnr + shift, own.msSSIM - shift / 2)
      }
      return scores(codec, "psnr", rates: rates) { both($0, $1).psnr }
        + scores(codec, "ms-ssim", rates: rates) { 1 - pow(10, -both($0, $1).msSSIM / 10) }
        + scores(codec, "distance", rates: rates) { point, image in
          let own = both(point, image)
          return pow(10, -a * own.psnr / 10 - c * own.msSSIM / 10) * (codec == msSSIM ? factor : 1)
        }
    }
  }

  static func row(_ rows: [ScoreRow], codecs: [CodecKey] = [mse, msSSIM]) throws -> PlaceRow {
    let analysis = Analysis.run(
      AnalysisInput(scores: rows, codecs: codecs, catalogue: catalogue))
    return try #require(try tableRows(PlaceRow.self, of: analysis).first)
  }

  @Test("trained VGG-16 on six Kodak images: SciPy's numbers")
  func lee() throws {
    let row = try Self.row(leeScores())
    let golden = try Golden.read().leePlace
    for (found, name) in [
      (row.a, "a"), (row.c, "c"), (row.place, "place"), (row.exponent, "exponent"),
    ] {
      let expected = try #require(golden[name])
      #expect(isClose(found.value, expected.value), "\(name)")
      #expect(isClose(found.ci.low, expected.ci_low) && isClose(found.ci.high, expected.ci_high))
    }
    #expect(isClose(row.place.value, 0.615, 5e-4) && isClose(row.exponent.value, 0.822, 5e-4))
    #expect(
      row.beyondPercent.value.isNaN && row.note.description.contains("two curves do not show"))
  }

  @Test("26 images and another codec: SciPy's numbers, with the residual")
  func wide() throws {
    let analysis = Analysis.run(
      AnalysisInput(
        scores: try wideScores(), codecs: [mse, msSSIM], catalogue: catalogue,
        bootstrap: Bootstrap(draws: 2000)))
    let row = try #require(try tableRows(PlaceRow.self, of: analysis).first)
    let golden = try Golden.read().widePlace
    for (found, name) in [
      (row.a, "a"), (row.c, "c"), (row.place, "place"), (row.exponent, "exponent"),
      (row.beyondPercent, "beyond"),
    ] {
      let expected = try #require(golden[name])
      #expect(isClose(found.value, expected.value, 1e-8), "\(name)")
      #expect(isClose(found.ci.low, expected.ci_low, 1e-8), "\(name)")
      #expect(isClose(found.ci.high, expected.ci_high, 1e-8), "\(name)")
    }
  }

  @Test(
    "a blend stands where it was mixed, whatever its exponent",
    arguments: [
      (0.0, 1.0), (1, 0), (0.5, 0.5), (0.2, 0.8), (0.9, 0.1), (0.35, 0.15), (1, 1),
    ])
  func blends(a: Double, c: Double) throws {
    // Images alike: the mean of a product is the product of the means.
    let row = try Self.row(Self.scored(a: a, c: c, spread: 0))
    #expect(isClose(row.place.value, a / (a + c)), "\(row)")
    #expect(isClose(row.exponent.value, a + c))
    #expect(isClose(row.a.value, a) && isClose(row.c.value, c))
  }

  @Test("averaged per image a blend stands within 0.03", arguments: [0.1, 0.3, 0.5, 0.7, 0.9])
  func blendsOfImages(p: Double) throws {
    let row = try Self.row(Self.scored(a: p, c: 1 - p))
    #expect(abs(row.place.value - p) < 0.03, "\(row.place)")
  }

  @Test("order of the objectives does not matter: 1 is the metric that is registered first")
  func order() throws {
    let rows = Self.scored(a: 0.8, c: 0.2, spread: 0)
    for codecs in [[mse, msSSIM], [msSSIM, mse]] {
      let row = try Self.row(rows, codecs: codecs)
      #expect(isClose(row.place.value, 0.8) && row.objectiveA == "mse")
    }
  }

  @Test("beyond a blend: by how much one model's distances are off, from other codecs' points")
  func beyond() throws {
    let codecs = [mse, msSSIM, Self.other]
    for factor in [1, 1.1, 0.8] {
      let row = try Self.row(
        Self.scored(codecs, a: 0.4, c: 0.5, spread: 0, factor: factor), codecs: codecs)
      #expect(isClose(row.beyondPercent.value, 100 * (factor - 1), 1e-7), "\(row)")
    }
    let alone = try Self.row(Self.scored(a: 0.4, c: 0.5))
    #expect(alone.beyondPercent.value.isNaN)
    #expect(alone.note.description.contains("two curves do not show"))
  }

  @Test func noPlaceWithoutAReason() throws {
    // Each model is behind in its own metric.
    let rows = Self.scored(a: 0.5, c: 0.5).map { row in
      var row = row
      row.key = CodecKey(codec: row.codec, objective: row.objective == "mse" ? "ms-ssim" : "mse")
      return row
    }
    let swapped = try Self.row(rows)
    #expect(swapped.place.value.isNaN && swapped.a.value.isNaN)
    #expect(
      swapped.note
        == "no place: at equal PSNR the model trained for MS-SSIM is not clearly ahead in MS-SSIM")
    let away = try Self.row(Self.scored(a: -0.5, c: 0.1, spread: 0))
    #expect(away.place.value.isNaN && !away.note.isEmpty)
    let few = try Self.row(Self.scored(a: 0.5, c: 0.5).filter { $0.image < "image4" })
    #expect(few.place.value.isNaN && few.note == "no interval from 4 images")
  }

  @Test func withoutTwoTrainedModelsThereIsNoTable() throws {
    let rows = Self.scored([mse], a: 0.5, c: 0.5)
    let analysis = Analysis.run(AnalysisInput(scores: rows, codecs: [mse], catalogue: catalogue))
    #expect(try tableRows(PlaceRow.self, of: analysis).isEmpty)
  }
}
