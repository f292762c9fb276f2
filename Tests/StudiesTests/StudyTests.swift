import Foundation
import Imaging
import Results
import Studies
import TestSupport
import Testing

struct StudyTests {
  @Test func readsEveryKey() throws {
    try withTree { tree in
      try tree.write("{}", "c.json")
      let study = try tree.study(
        """
        study: all
        originals: "o/{image}.png"
        images: [b, a, 007]
        codecs:
          - codec: x
            objective: mse
            reconstructions: "r/{point}/{image}.png"
            rate: {bpp: {0.10: 1, "0.1": 2e-1, q: 0.5}}
          - {codec: y, objective: 1.0, reconstructions: "{point}/{image}.png", rate: {table: t.csv}}
          - {codec: z, objective: mse, reconstructions: "{point}/{image}.png", rate: {column: /t.csv}}
          - codec: e
            objective: ssim
            encoder:
              points: [22, 0.10]
              encode: [enc, "{original}", "--q={point}", -s, "{width}x{height}", "{bitstream}"]
              decode: [dec, "{bitstream}", "{reconstruction}"]
              extension: hevc
              time-limit: 2.5
        curves:
          - {codec: VTM, objective: mse, file: c.json, images: 24}
          - {codec: HM, objective: mse, file: c.json}
        metrics: [psnr, vgg16]
        weights: {vgg16: w/v.h5}
        anchor: {codec: VTM, objective: mse}
        controls: true
        alpha: white
        depth: match
        """)
      let folder = tree.root.path
      #expect(study.name == "all")
      #expect(study.folder == folder)
      #expect(study.originals == "o/{image}.png")
      #expect(study.images == ["b", "a", "007"])
      #expect(
        study.codecs.map(\.rate) == [
          .bpp(["0.10": 1, "0.1": 0.2, "q": 0.5]), .table(folder + "/t.csv"), .column("/t.csv"),
          nil,
        ])
      #expect(study.codecs[0].source == .reconstructions(pattern: "r/{point}/{image}.png"))
      #expect(study.codecs[1].key == CodecKey(codec: "y", objective: "1.0"))
      #expect(
        study.codecs[3].source
          == .encoder(
            EncoderRecipe(
              points: ["22", "0.10"],
              encode: [
                ["enc", "{original}", "--q={point}", "-s", "{width}x{height}", "{bitstream}"]
              ], decode: [["dec", "{bitstream}", "{reconstruction}"]], fileExtension: "hevc",
              timeLimit: 2.5)))
      #expect(
        study.curves == [
          CurveEntry(
            key: CodecKey(codec: "VTM", objective: "mse"), file: folder + "/c.json", images: 24),
          CurveEntry(
            key: CodecKey(codec: "HM", objective: "mse"), file: folder + "/c.json", images: nil),
        ])
      #expect(study.metrics == ["psnr", "vgg16"])
      #expect(study.weights == ["vgg16": .file(folder + "/w/v.h5")])
      #expect(study.anchor == CodecKey(codec: "VTM", objective: "mse"))
      #expect(study.controls)
      #expect(study.alpha == .white)
      #expect(study.depth == .match)
    }
  }

  @Test func leavesOutWhatMayBeLeftOut() throws {
    try withTree { tree in
      let study = try tree.study("\u{FEFF}" + Tree.comparison)
      #expect(study.metrics == ["psnr", "ms-ssim", "vgg16"])
      #expect(study.anchor == nil && study.images == nil && study.pairs == nil)
      #expect(!study.controls && study.alpha == .refuse && study.depth == .equal)
    }
  }

  @Test func setsAndFramesAreWrittenOut() throws {
    try withTree { tree in
      let framed = try tree.study(Tree.comparison + "\nmetrics: [psnr, ssim]\nframe: 16\n")
      #expect(framed.metrics == ["psnr", "ssim", "psnr-frame16", "ssim-frame16"])
      let set = try #require(MetricSet.all.first)
      #expect(try tree.study(Tree.comparison + "\nmetrics: \(set.name)\n").metrics == set.ids)
      let more = try tree.study(Tree.comparison + "\nmetrics: [psnr, \(set.name), vgg16]\n")
      #expect(more.metrics == ["psnr"] + set.ids.filter { $0 != "psnr" } + ["vgg16"])
    }
  }

  @Test(
    .enabled(if: outsideData != nil, "needs CROSSMETRIC_DATA"))
  func findsEveryPairOfTheSharedStudy() throws {
    let folder = try #require(outsideData).path
    let study = try Study.load(folder + "/study-lee2019.yaml")
    #expect(study.curves.count == 10)
    let found = try study.discover(outputFolder: "unused")
    #expect(found.faults == [])
    #expect(found.pairs.count == 108)
    #expect(found.images == ["kodim03", "kodim05", "kodim08", "kodim13", "kodim15", "kodim20"])
    let first = try #require(found.pairs.first)
    #expect(first.point == "0.5")
    #expect(first.width == 768 && first.height == 512 && first.bytes == nil)
    #expect(first.bpp == 0.0533040365)
    let order = ["0.5", "0.4", "0.3", "0.2", "0.12", "0.06", "0.03", "0.017", "0.01"]
    #expect(found.pairs.prefix(54).map(\.point) == order.flatMap { Array(repeating: $0, count: 6) })
  }
}
