import Reporting
import Results
import Testing

/// The answers of small analyses, by the rows that lead to them.
@Suite struct AnswersTests {
  static let psnr = MetricDescriptor(
    id: "psnr", name: "PSNR", unit: "dB", orientation: .higherIsBetter, curveScale: .identity,
    objective: "mse")
  static let msSSIM = MetricDescriptor(
    id: "ms-ssim", name: "MS-SSIM", orientation: .higherIsBetter, curveScale: .decibelsBelowOne,
    objective: "ms-ssim")
  static let distance = MetricDescriptor(
    id: "vgg16", name: "VGG-16 distance", orientation: .lowerIsBetter,
    curveScale: .negativeLogarithm)
  static let catalogue = MetricCatalogue([psnr, msSSIM, distance])
  static let a = CodecKey(codec: "ours", objective: "mse")
  static let b = CodecKey(codec: "ours", objective: "ms-ssim")
  static let jpeg = CodecKey(codec: "JPEG", objective: "mse")

  static func row(
    _ key: CodecKey, _ anchor: CodecKey, _ metric: String, _ value: Double,
    _ interval: ClosedRange<Double>? = nil, points: Int? = 5, note: Notes = ""
  ) -> MatrixRow {
    MatrixRow {
      $0.anchorKey = anchor
      $0.key = key
      $0.metric = metric
      $0.direction = .rate
      $0.value = value
      $0.unit = "%"
      $0.ci = Bounds(interval?.lowerBound, interval?.upperBound)
      $0.over = Bounds(1, 2)
      $0.overlapPercent = 90
      $0.evidence = Evidence(points, points)
      $0.note = note
    }
  }

  /// Of b against a.
  static func row(
    _ metric: String, _ value: Double, _ interval: ClosedRange<Double>? = nil, points: Int? = 5
  ) -> MatrixRow {
    row(b, a, metric, value, interval, points: points)
  }

  static func verdict(
    _ held: String, _ percent: Double, _ interval: ClosedRange<Double>?, _ verdict: Verdict,
    p: Double? = 0.012
  ) -> VerdictRow {
    VerdictRow {
      $0.codec = "ours"
      $0.distance = "vgg16"
      $0.atEqual = held
      $0.objectiveA = "mse"
      $0.objectiveB = "ms-ssim"
      $0.differencePercent = percent
      $0.ci = Bounds(interval?.lowerBound, interval?.upperBound)
      $0.verdict = verdict
      $0.p = p
      $0.pHolm = p
      $0.family = 2
    }
  }

  static func answers(
    _ matrix: [MatrixRow], _ verdicts: [VerdictRow] = [], codecs: [CodecKey] = [a, b],
    scored: Set<CodecKey> = [a, b], images: Int = 6,
    metrics: [MetricDescriptor] = catalogue.descriptors, biases: [BiasRow] = []
  ) -> Answers {
    Answers(
      matrix: matrix, biases: biases, verdicts: verdicts, codecs: codecs, scored: scored,
      images: images,
      metrics: metrics, definitions: [], catalogue: catalogue, leastImages: 5)
  }

  static let both = [
    verdict("psnr", -44, -53...(-32), .holds), verdict("ms-ssim", 127, 97...162, .holds),
  ]

  // MARK: Rankings

  @Test func metricsThatDisagree() throws {
    let found = Self.answers([
      Self.row("psnr", 154, 60...303), Self.row("ms-ssim", -45, -50...(-38)),
    ])
    let ranking = try #require(found.rankings.first)
    #expect(ranking.agreement == .depends)
    #expect(
      ranking.sentence
        == "By PSNR, ours (ms-ssim) needs 154 % more bits [60 to 303 %] than ours (mse), by MS-SSIM 45 % "
        + "fewer [38 to 50 %]: the ranking depends on the metric.")
  }

  @Test(
    arguments: [
      (
        [("psnr", -20, -25...(-15)), ("ms-ssim", -30, -40...(-20))], RankingAnswer.Agreement.agree,
        "all metrics agree."
      ),
      (
        [("psnr", -20, -25...(-15)), ("ms-ssim", -3, -10...4)], .agree,
        "only PSNR decides; undecided by MS-SSIM."
      ),
      (
        [
          ("psnr", -20, -25...(-15)), ("vgg16", -30, -40...(-20)), ("ms-ssim", -3, -10...4),
        ], .agree, "all decided metrics agree; undecided by MS-SSIM."
      ),
      (
        [("psnr", -2, -9...5), ("ms-ssim", 3, -10...14)], .undecided,
        "undecided, since every interval includes zero."
      ),
      ([("psnr", -2, -9...5)], .undecided, "undecided, since the interval includes zero."),
      ([("psnr", -20, -25...(-15))], .agree, "the only metric with a number."),
    ] as [([(String, Double, ClosedRange<Double>)], RankingAnswer.Agreement, String)])
  func conclusions(
    rows: [(String, Double, ClosedRange<Double>)], agreement: RankingAnswer.Agreement,
    ending: String
  ) throws {
    let found = Self.answers(rows.map { Self.row($0.0, $0.1, $0.2) })
    let ranking = try #require(found.rankings.first)
    #expect(
      ranking.agreement == agreement && ranking.sentence.hasSuffix(": " + ending),
      "\(ranking.sentence)")
  }

  @Test func tooFewPointsDecideNothing() throws {
    let found = Self.answers([Self.row("psnr", -20, -25...(-15), points: 1)])
    #expect(
      try #require(found.rankings.first).sentence.hasSuffix(
        "undecided, since too few points lie in the shared range."))
  }

  /// With enough images, a number without an interval is no answer; without images the sign is one.
  @Test func anIntervalThatCouldNotBeComputedDecidesNothing() throws {
    func ranking(_ rows: [MatrixRow]) throws -> RankingAnswer {
      try #require(Self.answers(rows).rankings.first)
    }
    let failed = Self.row(
      Self.b, Self.a, "vgg16", 146,
      note:
        "the curves overlap by only 15 %; no interval: without one of 2 of the 6 images there is no value"
    )
    let mixed = try ranking([Self.row("psnr", -20, -25...(-15)), failed])
    #expect(mixed.agreement == .agree)
    #expect(
      mixed.sentence.hasSuffix("only PSNR decides; undecided by VGG-16 distance."),
      "\(mixed.sentence)")
    #expect(
      try ranking([Self.row("psnr", -2, -9...5), failed]).sentence.hasSuffix(
        "no interval excludes zero."))
    #expect(
      try ranking([failed]).sentence.hasSuffix("undecided, since no interval could be computed."))
    #expect(
      try ranking([Self.row("psnr", 0)]).sentence.hasSuffix("undecided, since the rates are equal.")
    )
    #expect(try ranking([Self.row("psnr", 146)]).agreement == .agree)
  }

  @Test func manyMetricsAreCounted() throws {
    let rows = (0..<9).map { Self.row("m\($0)", -20, -25...(-15)) }
    let sentence = try #require(Self.answers(rows).rankings.first).sentence
    #expect(sentence.contains("by m5 20 % fewer") && !sentence.contains("by m6"))
    #expect(sentence.hasSuffix(", and 3 more metrics: all metrics agree."))
    let seven = try #require(Self.answers(Array(rows.prefix(7))).rankings.first).sentence
    #expect(seven.hasSuffix("by m5 20 % fewer [15 to 25 %], and 1 more metric: all metrics agree."))
  }

  /// A metric that the conclusion names or rests on has its number in the sentence.
  @Test func theConclusionsMetricsAreNamedWithTheirNumbers() throws {
    let rows = (0..<7).map { Self.row("m\($0)", -20, -25...(-15)) }
    let undecided = try #require(
      Self.answers(rows + [Self.row("vmaf", -3, -10...4)]).rankings.first
    ).sentence
    #expect(
      undecided.hasSuffix(
        "by m4 20 % fewer [15 to 25 %], by vmaf 3.0 % fewer [10 % fewer to 4.0 % more], and 2 more "
          + "metrics: all decided metrics agree; undecided by vmaf."), "\(undecided)")
    let opposite = try #require(
      Self.answers(rows + [Self.row("vmaf", 3, 1...4)]).rankings.first
    ).sentence
    #expect(
      opposite.hasSuffix(
        "by vmaf 3.0 % more [1.0 to 4.0 %], and 2 more metrics: the ranking depends on the metric."),
      "\(opposite)")
  }

  @Test func variantsOfAMetricCountOnce() throws {
    let variant = MetricDescriptor(
      id: "ms-ssim-joint", name: "MS-SSIM (joint)", orientation: .higherIsBetter,
      curveScale: .decibelsBelowOne, variantOf: "ms-ssim")
    let found = Answers(
      matrix: [
        Self.row("psnr", -9, -12...(-3)), Self.row("ms-ssim", -8, -12...(-3)),
        Self.row("ms-ssim-joint", 8, 3...12),
      ], verdicts: [], codecs: [Self.a, Self.b], scored: [Self.a, Self.b], images: 6, metrics: [],
      definitions: [], catalogue: MetricCatalogue([Self.psnr, Self.msSSIM, variant]), leastImages: 5
    )
    let ranking = try #require(found.rankings.first)
    #expect(!ranking.sentence.contains("joint") && ranking.agreement == .agree)
    #expect(ranking.cells.count == 3)
  }

  /// PSNR-HVS is no rule of PSNR, though its id begins with it.
  @Test func aNameThatBeginsAlikeIsNoVariant() throws {
    let other = MetricDescriptor(
      id: "psnr-hvs", name: "PSNR-HVS", unit: "dB", orientation: .higherIsBetter,
      curveScale: .identity)
    let found = Answers(
      matrix: [Self.row("psnr", -9, -12...(-3)), Self.row("psnr-hvs", 8, 3...12)], verdicts: [],
      codecs: [Self.a, Self.b], scored: [Self.a, Self.b], images: 6, metrics: [], definitions: [],
      catalogue: MetricCatalogue([Self.psnr, other]), leastImages: 5)
    #expect(try #require(found.rankings.first).agreement == .depends)
  }

  @Test func theTwoObjectivesOfOneCodecComeFirst() {
    let found = Self.answers(
      [Self.row(Self.a, Self.jpeg, "psnr", -9, -12...(-3)), Self.row("psnr", 9, 3...12)],
      codecs: [Self.jpeg, Self.a, Self.b])
    #expect(found.rankings.map(\.anchor) == [Self.a, Self.jpeg])
  }

  // MARK: Biases

  @Test func bothObservations() throws {
    let found = Self.answers(
      [Self.row("psnr", 154, 60...303), Self.row("ms-ssim", -45, -50...(-38))], Self.both,
      biases: [
        BiasRow {
          $0.codec = "ours"
          $0.atEqual = BiasRow.rate
          $0.distance = "vgg16"
          $0.objectiveA = "mse"
          $0.objectiveB = "ms-ssim"
          $0.low = 0.1
          $0.high = 1
          $0.differencePercent = 28
          $0.ci = Bounds(18, 39)
          $0.images = 6
        }
      ])
    #expect(
      found.biases.map(\.sentence) == [
        "At equal rate, ours (ms-ssim) has a 28 % higher VGG-16 distance [18 to 39 %] than ours (mse). At "
          + "equal PSNR, it is 44 % lower [32 to 53 %], with 154 % more bits. At equal MS-SSIM, it is 127 % "
          + "higher [97 to 162 %], with 45 % fewer bits. Hu et al. (2021, section 7.4) observed for "
          + "PSNR and MS-SSIM that, at equal value of one metric, the model trained for the other has the "
          + "lower distance: supported here (p = 0.012, Holm-adjusted)."
      ])
  }

  static let outcomes: [([Verdict], String)] = [
    (
      [.holds, .cannotBeTold],
      "supported at equal PSNR (p = 0.012, Holm-adjusted), undecided at equal MS-SSIM"
    ),
    (
      [.doesNotHold, .doesNotHold],
      "lower distance: contradicted here (p = 0.012, Holm-adjusted)."
    ),
    ([.cannotBeTold, .cannotBeTold], "lower distance: undecided here"),
  ]

  @Test(arguments: outcomes)
  func theOutcomeOfTheTests(verdicts: [Verdict], text: String) throws {
    let rows = zip(["psnr", "ms-ssim"], verdicts).map { Self.verdict($0, -5, -9...(-1), $1) }
    #expect(try #require(Self.answers([], rows).biases.first).sentence.contains(text))
  }

  @Test func theReversedAnchorGivesTheReciprocalOfItsRate() throws {
    let found = Self.answers([Self.row(Self.a, Self.b, "psnr", -50)], [Self.both[0]])
    #expect(try #require(found.biases.first).sentence.contains("with 100 % more bits"))
  }

  // MARK: What is missing

  @Test(
    arguments: [
      ([], [a], "The study has one codec, ours (mse), so nothing is compared"),
      ([], [], "The study has no codec"),
      ([], [a, jpeg], "The study names no anchor, so its 2 codecs are not compared"),
      (
        [row(jpeg, a, "psnr", .nan, note: "image sets differ (6 and 24)")], [a, jpeg],
        "JPEG (mse) could not be compared with ours (mse): image sets differ (6 and 24)."
      ),
      ([row("psnr", -5, -9...(-1))], [a, b], "Each comparison rests on one metric"),
      ([row(jpeg, a, "psnr", -5, -9...(-1))], [a, jpeg], "No codec was scored in two objectives"),
    ] as [([MatrixRow], [CodecKey], String)])
  func missing(rows: [MatrixRow], codecs: [CodecKey], text: String) {
    let found = Self.answers(rows, codecs: codecs, scored: Set(codecs))
    #expect(found.missing.contains { $0.hasPrefix(text) }, "\(found.missing)")
  }

  @Test func intervalsThatAreMissing() {
    let rows = [Self.row("psnr", -5), Self.row("ms-ssim", -4)]
    #expect(
      Self.answers(rows, images: 3).missing.contains {
        $0.hasPrefix("3 images are too few for intervals")
          && $0.hasSuffix("score 5 images or more.")
      })
    #expect(
      Self.answers(rows, scored: [], images: 0).missing.contains {
        $0.hasPrefix("All curves are published ones")
      })
  }

  @Test func biasesThatAreMissing() {
    func last(_ metrics: [MetricDescriptor], _ scored: Set<CodecKey> = [Self.a, Self.b]) -> String?
    {
      Self.answers([], scored: scored, metrics: metrics).missing.last
    }
    #expect(last([Self.psnr])?.hasPrefix("The study has no perceptual distance") == true)
    #expect(last([Self.distance])?.hasPrefix("No metric of the study is one that") == true)
    #expect(last([Self.distance], [])?.hasPrefix("No reconstruction was scored") == true)
  }

  @Test func aStudyWithAllAnswersLacksNothing() {
    let found = Self.answers(
      [Self.row("psnr", 154, 60...303), Self.row("ms-ssim", -45, -50...(-38))], Self.both)
    #expect(found.missing.isEmpty && found.cautions.isEmpty)
  }

  @Test func untrainedWeightsAreNamed() throws {
    let found = Answers(
      matrix: [], verdicts: [], codecs: [], scored: [], images: 0, metrics: [],
      definitions: [
        MetricDefinition(
          metric: "vgg16", fingerprint: "1", text: "",
          weights: "seeded VGG-16 (no training), seed 0")
      ], catalogue: Self.catalogue, leastImages: 5)
    #expect(try #require(found.cautions.first).contains("seeded VGG-16 (no training)"))
  }
}
