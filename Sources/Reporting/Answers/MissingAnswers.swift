import Results

/// Why a study has no answer to a question, and what would give it one.
struct MissingAnswers {
  let rankings: [RankingAnswer]
  /// Pairs of which no metric has a number.
  let unknown: [RankingAnswer]
  let verdicts: [VerdictRow]
  let codecs: [CodecKey]
  let scored: Set<CodecKey>
  let images: Int
  let metrics: [MetricDescriptor]
  /// All that there are, for what could be added.
  let known: [MetricDescriptor]
  let leastImages: Int

  var sentences: [String] {
    [comparison].compactMap { $0 } + uncomputed + [oneMetric, intervals, bias].compactMap { $0 }
  }

  private var comparison: String? {
    if codecs.isEmpty { return "The study has no codec, so there is nothing to compare." }
    if codecs.count == 1 {
      return
        "The study has one codec, \(codecs[0]), so nothing is compared: add a second one, or the "
        + "same codec in another objective."
    }
    if rankings.isEmpty && unknown.isEmpty {
      return "The study names no anchor, so its \(codecs.count) codecs are not compared with each "
        + "other: add an anchor to the study."
    }
    return nil
  }

  /// Pairs without a number, together where the reason is the same.
  private var uncomputed: [String] {
    func reason(_ answer: RankingAnswer) -> String {
      answer.cells.map(\.note).first { !$0.isEmpty }?.description ?? "there is no shared range"
    }
    let groups = unknown.map { [$0.anchor.description, reason($0)] }.uniqued()
    return groups.map { group in
      let own = unknown.filter { [$0.anchor.description, reason($0)] == group }.map(
        \.key.description)
      let names = own.count > 3 ? own.prefix(2) + ["\(own.count - 2) more"] : own[...]
      return
        "\(PercentWords.list(Array(names))) could not be compared with \(group[0]): \(group[1])."
    }
  }

  private var oneMetric: String? {
    guard !rankings.isEmpty, rankings.allSatisfy({ $0.cells.count(where: \.isKnown) == 1 }) else {
      return nil
    }
    return "Each comparison rests on one metric, so it does not show whether metrics agree: add "
      + "others to the study."
  }

  private var intervals: String? {
    let bare = rankings.filter { !$0.cells.contains(where: \.hasInterval) }
    guard !bare.isEmpty else { return nil }
    if !bare.allSatisfy(\.isImported) {
      return images < leastImages
        ? "\(images == 1 ? "One image is" : "\(images) images are") too few for intervals, so it is "
          + "unknown how sure these answers are: score \(leastImages) images or more."
        : "There are no intervals, so it is unknown how sure these answers are."
    }
    return bare.count == rankings.count
      ? "All curves are published ones without scores of single images, so there are no intervals: score "
        + "reconstructions to know how sure these answers are."
      : "Published curves come without scores of single images, so there are no intervals for them."
  }

  private var bias: String? {
    guard verdicts.isEmpty, !codecs.isEmpty else { return nil }
    let what = "so the cross-metric bias was not measured"
    let own = codecs.filter(scored.contains)
    if own.isEmpty {
      return
        "No reconstruction was scored, \(what): it needs a perceptual distance of one codec in "
        + "two objectives."
    }
    if !Set(own.map(\.codec)).contains(where: { codec in own.count { $0.codec == codec } > 1 }) {
      return "No codec was scored in two objectives, \(what): add, for example, the same codec "
        + "trained for MS-SSIM."
    }
    if !metrics.contains(where: \.isRatioDistance) {
      let others = known.filter { $0.isRatioDistance && $0.variantOf == nil }.map(\.id)
      return "The study has no perceptual distance, \(what): add "
        + "\(others.prefix(2).joined(separator: " or ")) to metrics."
    }
    let objectives = own.map(\.objective).uniqued()
    if !metrics.contains(where: { metric in objectives.contains(where: metric.isTrained) }) {
      return
        "No metric of the study is one that the objectives \(PercentWords.list(objectives)) are "
        + "trained for, \(what): add \(trainable.joined(separator: " and ")) to metrics."
    }
    return "The observations of Hu et al. could not be tested: bias.csv says why."
  }

  /// The metrics that the two usual objectives are trained for.
  private var trainable: [String] {
    let all = known.filter { $0.objective != nil && $0.variantOf == nil }
    return all.map(\.objective).uniqued().prefix(2).compactMap { objective in
      all.first { $0.objective == objective }?.id
    }
  }
}
