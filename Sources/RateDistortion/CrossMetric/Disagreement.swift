import Foundation
import Results

/// Images on which a perceptual distance departs from the other images.
///
/// The cross-metric bias of each image alone (ln ratio of distances at matched quality or rate)
/// against the mean of all images, the field; z = (ln ratio - mean) / standard deviation (n - 1).
struct Disagreement {
  let bias: CrossMetricBias

  /// A row for each image, the largest |z| first; those without a number last.
  var rows: [DisagreementRow] {
    guard case .named(let names) = bias.a.imageSets[0],
      (bias.a.imageSets + bias.b.imageSets).allSatisfy({ $0 == bias.a.imageSets[0] })
    else { return [] }
    let ratios = names.indices.map { bias.difference([$0][...])?.mean }
    let known = ratios.compactMap { $0 }
    let mean = average(known, known.indices)
    // Equal numbers may differ from their mean by rounding.
    let spread = Set(known).count > 1 ? standardDeviation(of: known) : nil
    let rows = names.indices.map { image in
      row(image, names[image], ratios[image], mean: mean, spread: spread)
    }
    return ranked(rows, by: \.z).map { rank, row in
      var row = row
      row.rank = rank
      return row
    }
  }

  private func row(
    _ image: Int, _ name: String, _ ratio: Double?, mean: Double, spread: Double?
  ) -> DisagreementRow {
    let notes = [bias.a, bias.b].compactMap { $0.faultNote([image][...]) }
    let z = ratio.flatMap { ratio in spread.flatMap { finite((ratio - mean) / $0) } }
    let note: Notes =
      ratio == nil
      ? (notes.isEmpty ? "its curves share no \(bias.a.base.id)" : Notes(notes))
      : z == nil ? "the images do not differ, or there is only one" : ""
    return DisagreementRow {
      $0.codec = bias.a.codec.codec
      $0.atEqual = bias.a.base.id
      $0.distance = bias.a.metric.id
      $0.objectiveA = bias.a.codec.objective
      $0.objectiveB = bias.b.codec.objective
      $0.image = name
      $0.differencePercent = ratio.map(CrossMetricBias.percent) ?? .nan
      $0.fieldPercent = CrossMetricBias.percent(mean)
      $0.z = z ?? .nan
      $0.note = note
    }
  }
}
