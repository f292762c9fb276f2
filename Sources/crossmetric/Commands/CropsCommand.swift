import ArgumentParser
import Foundation
import Metrics
import Results
import StudyRuns
import Tables

/// `crossmetric crops`: where two metrics disagree most.
struct CropsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "crops",
    abstract: "List the crops in which two metrics disagree most.",
    usage: "crossmetric crops <study> [--out <out>] [options]",
    discussion: """
      Compares two reconstructions of an image, of one codec with two objectives, at
      nearly equal rate. Lists the crops where one metric prefers the first and
      another metric the second, the clearest first. Writes crops.csv. Examples:

        crossmetric crops results
        crossmetric crops study.yaml --out results --metrics ms-ssim,vgg16 --top 3
      """)

  @OptionGroup var arguments: StudyArguments
  @OptionGroup var quietness: Quietness

  @Option(help: "Only crops on which these two metrics disagree, such as ms-ssim,vgg16.")
  var metrics: String?

  @Option(help: "Only crops of this image.")
  var image: String?

  @Option(help: "Number of crops to list.")
  var top = 10

  func validate() throws {
    if top < 1 { throw ValidationError("--top takes a number above 0.") }
    if let metrics, names(metrics).count != 2 {
      throw ValidationError("--metrics takes two metrics, such as ms-ssim,vgg16.")
    }
  }

  private func names(_ list: String) -> [String] {
    list.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.uniqued()
  }

  func run() throws {
    let run = try StudySession(arguments, of: Self.self, quiet: quietness.quiet).run
    try run.checkNames(codecs: [], images: image.map { [$0] } ?? [])
    if run.study.isCurvesAlone {
      tell("the study has only imported curves, and crops need reconstructions")
      return
    }
    let wanted = try metrics.map { try Set(run.metrics(only: names($0)).map(\.descriptor.id)) }
    let squaredError =
      try run.metrics().first { $0 is any LocallyResolved && $0.descriptor.objective == "mse" }?
      .descriptor.id
    func pair(_ row: CropRow) -> [String] {
      [row.against.isEmpty ? squaredError ?? "psnr" : row.against, row.metric]
    }
    let all = try run.crops()
    let rows = all.filter { row in
      wanted.map { $0 == Set(pair(row)) } ?? true && image.map { $0 == row.image } ?? true
    }
    guard !rows.isEmpty else {
      return tell(try nothing(of: all.count, run))
    }
    let table = alignedTable(
      [["image", "crop", "metric", "prefers", "metric", "prefers", "product"]]
        + rows.prefix(top).map { row in
          func side(_ side: CropRow.Side) -> String {
            "\(CodecKey(codec: row.codec, objective: side.objective)) \(side.point)"
          }
          return [
            row.image, "\(row.width)x\(row.height)+\(row.x)+\(row.y)", pair(row)[0], side(row.a),
            pair(row)[1], side(row.b), String(format: "%.3f", row.marginProduct),
          ]
        })
    print(table)
    if rows.count > top {
      let more = rows.count - top
      tell("\(more) more \(more == 1 ? "is" : "are") in \(run.results.file(CropRow.file))")
    }
  }

  private func nothing(of all: Int, _ run: StudyRun) throws -> String {
    if let obstacle = try run.cropsObstacle() { return "no crop: \(obstacle)" }
    if all == 0 { return "no crop: the metrics prefer the same reconstruction in every one" }
    let wanted = [metrics.map { "metrics \($0)" }, image.map { "image \($0)" }].compactMap { $0 }
    return
      "no such crop: none of the \(all) that were found has the \(wanted.joined(separator: " and the "))"
  }
}
