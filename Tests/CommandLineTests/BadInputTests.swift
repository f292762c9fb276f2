import Foundation
import Imaging
import TestSupport
import Testing

/// One bad input: what is done to a good study, the command, and what must be said.
struct BadInput: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let prepare: @Sendable (SmallStudy) throws -> Void
  var arguments = ["run", "study.yaml", "--out", "out", "--quiet"]
  var environment: [String: String] = [:]
  /// Each must stand in the one message: the file and the remedy among them.
  let says: [String]
  var status: Int32 = 1

  init(
    _ name: String, says: [String], arguments: [String]? = nil,
    environment: [String: String] = [:], status: Int32 = 1,
    prepare: @escaping @Sendable (SmallStudy) throws -> Void = { _ in }
  ) {
    testDescription = name
    self.prepare = prepare
    self.says = says
    self.arguments = arguments ?? self.arguments
    self.environment = environment
    self.status = status
  }
}

@Suite struct BadInputTests {
  private static let picture = "codec/mse/0.2/image0.png"

  static let all: [BadInput] = studies + images + rates + tables + files + environment

  static let studies = [
    BadInput("no study", says: ["nothing.yaml"], arguments: ["run", "nothing.yaml", "--out", "o"]),
    BadInput("study is no YAML", says: ["study.yaml:2", "not valid YAML"]) {
      try $0.text("study.yaml", "study: [unclosed\ncodecs: {")
    },
    BadInput("misspelt key", says: ["study.yaml", "orignals", "originals"]) {
      try $0.replace("study.yaml", "originals:", "orignals:")
    },
    BadInput(
      "a folder for a study",
      says: [
        "originals is a folder and --out names another; give a study file",
        "crossmetric report STUDY --out out",
      ],
      arguments: ["report", "originals", "--out", "out"]),
    BadInput("unknown metric", says: ["study.yaml:12", "\"pnsr\"; did you mean \"psnr\"?"]) {
      try $0.replace("study.yaml", "[psnr]", "[pnsr]")
    },
    BadInput("anchor that is not there", says: ["study.yaml", "anchor"]) {
      try $0.replace("study.yaml", "anchor: {codec: noise", "anchor: {codec: nobody")
    },
    BadInput("two sources of a codec", says: ["study.yaml", "encoder", "reconstructions"]) {
      try $0.replace(
        "study.yaml", "    rate: {table", "    encoder: {points: [1]}\n    rate: {table")
    },
    BadInput("empty folder of originals", says: ["originals/{image}.png"]) {
      try FileManager.default.removeItem(at: $0.folder.appendingPathComponent("originals"))
      try FileManager.default.createDirectory(
        at: $0.folder.appendingPathComponent("originals"), withIntermediateDirectories: true)
    },
    BadInput("no reconstructions", says: ["codec/mse/{point}/{image}.png"]) {
      try FileManager.default.removeItem(at: $0.folder.appendingPathComponent("codec/mse"))
    },
    BadInput("reconstruction without original", says: ["stray.png", "images"]) {
      try $0.copy(picture, "codec/mse/0.2/stray.png")
    },
    BadInput("a missing reconstruction", says: [picture]) {
      try FileManager.default.removeItem(at: $0.folder.appendingPathComponent(picture))
    },
    BadInput(
      "codec that the study does not have", says: ["nobody", "noise"],
      arguments: ["score", "study.yaml", "--out", "out", "--codec", "nobody"]),
  ]

  static let images = [
    BadInput("truncated PNG", says: [picture, "truncated"]) {
      let url = $0.folder.appendingPathComponent(picture)
      try Data(contentsOf: url).prefix(5000).write(to: url)
    },
    BadInput("empty file", says: [picture, "empty"]) { try $0.text(picture, "") },
    BadInput("JPEG under a PNG's name", says: [picture, "JPEG", "djpeg"]) {
      try Data([0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 0x4A, 0x46, 0x49, 0x46]).write(
        to: $0.folder.appendingPathComponent(picture))
    },
    BadInput("wrong size", says: [picture, "177 x 168", "176 x 168"]) {
      try TestImages.ramps(width: 177, height: 168).writePNG(
        $0.folder.appendingPathComponent(picture).path)
    },
    BadInput("a header that claims a huge image", says: [picture]) {
      let url = $0.folder.appendingPathComponent(picture)
      var data = try Data(contentsOf: url)
      data.replaceSubrange(16..<24, with: [0, 0x7F, 0xFF, 0xFF, 0, 0x7F, 0xFF, 0xFF])
      try data.write(to: url)
    },
    BadInput("alpha", says: [picture, "alpha", "drop"]) {
      try FileManager.default.copyItem(
        at: fixture("imaging/rgba8.png"), to: $0.folder.appendingPathComponent("alpha.png"))
      try FileManager.default.removeItem(at: $0.folder.appendingPathComponent(picture))
      try $0.copy("alpha.png", picture)
    },
    BadInput("16 bit against 8 bit", says: [picture, "16", "depth"]) {
      let path = $0.folder.appendingPathComponent(picture).path
      let samples = [UInt16](repeating: 300, count: 3 * 176 * 168)
      try FileManager.default.removeItem(atPath: path)
      try Image(width: 176, height: 168, samples: .sixteen(samples)).writePNG(path)
    },
    BadInput(
      "too small for MS-SSIM", says: ["small.png", "161", "20x20"],
      arguments: ["compare", "small.png", "small.png", "--metrics", "ms-ssim"]
    ) {
      try TestImages.ramps(width: 20, height: 20).writePNG(
        $0.folder.appendingPathComponent("small.png").path)
    },
    BadInput(
      "a folder against a file", says: ["originals", "folder"],
      arguments: ["compare", "originals", picture, "--metrics", "psnr"]),
    BadInput(
      "folders with other names", says: ["image0.png", "originals"],
      arguments: ["compare", "originals", "codec/mse", "--metrics", "psnr"]),
  ]

  static let rates = [
    BadInput("no row for an image", says: ["rates.csv", "image0"]) {
      try $0.replace("rates.csv", "image0,", "other,")
    },
    BadInput("no column for a point", says: ["rates.csv", "0.10"]) {
      try $0.replace("rates.csv", "lambda,0.10", "lambda,0.1")
    },
    BadInput("rate that is NaN", says: ["rates.csv", "nan"]) {
      try $0.replace("rates.csv", "image0,0.1,", "image0,nan,")
    },
    BadInput("rate below zero", says: ["rates.csv", "-0.1"]) {
      try $0.replace("rates.csv", "image0,0.1,", "image0,-0.1,")
    },
    BadInput("image twice", says: ["rates.csv", "image0"]) {
      try $0.replace("rates.csv", "image1,", "image0,")
    },
    BadInput("decimal commas", says: ["rates.csv", "line 2", "0,1 has a decimal comma"]) {
      try $0.text("rates.csv", "lambda,0.10,0.2,0.4,0.8\nimage0,0,1,0,2,0,4,0,8\n")
    },
    BadInput("half-written table", says: ["rates.csv"]) {
      try $0.text("rates.csv", "lambda,0.10,0.2,0.4,0.8\nimage0,0.1,0.")
    },
  ]

  static let tables = [
    BadInput("scores.csv of something else", says: ["out/scores.csv", "columns"]) {
      try $0.text("out/scores.csv", "my,notes\n1,2\n")
    },
    BadInput("scores.csv damaged in the middle", says: ["out/scores.csv", "line 2"]) {
      try $0.text(
        "out/scores.csv",
        "codec,objective,point,image,width,height,bytes,bpp,metric,score,definition\na,b\n")
    },
    BadInput(
      "no scores yet", says: ["out/scores.csv", "crossmetric score study.yaml"],
      arguments: ["analyze", "study.yaml", "--out", "out"]),
    BadInput(
      "not analysed yet", says: ["out/curves.csv", "crossmetric analyze"],
      arguments: ["plot", "study.yaml", "--out", "out"]),
    BadInput(
      "curve file that is no JSON", says: ["a.json"], arguments: ["bdrate", "a.json", "a.json"]
    ) { try $0.text("a.json", "{\"results\": ") },
    BadInput(
      "curve file without the metric", says: ["a.json", "ms-ssim", "psnr"],
      arguments: ["bdrate", "a.json", "a.json", "--metric", "ms-ssim"]
    ) { try $0.text("a.json", "{\"results\": {\"bpp\": [1, 2], \"psnr-rgb\": [30, 31]}}") },
    BadInput(
      "curve file of unequal lists", says: ["a.json"], arguments: ["bdrate", "a.json", "a.json"]
    ) { try $0.text("a.json", "{\"results\": {\"bpp\": [1, 2], \"psnr-rgb\": [30]}}") },
  ]

  static let files = [
    BadInput(
      "missing weights", says: ["none.h5"],
      arguments: ["compare", picture, picture, "--metrics", "vgg16", "--weights", "vgg16=none.h5"]),
    BadInput(
      "weights that are text", says: ["rates.csv"],
      arguments: [
        "compare", picture, picture, "--metrics", "vgg16", "--weights", "vgg16=rates.csv",
      ]),
    BadInput(
      "weights for a metric that is not there", says: ["vgg19", "vgg16"],
      arguments: ["compare", picture, picture, "--weights", "vgg19=rates.csv"]),
    BadInput(
      "import of nothing", says: ["none.pth"],
      arguments: ["weights", "import", "none.pth", "out.h5"]),
    BadInput(
      "nothing to make a study of", says: ["rates.csv"], arguments: ["init", "rates.csv"]),
  ]

  static let environment = [
    BadInput(
      "no gnuplot", says: ["gnuplot", "apt-get install"], environment: ["PATH": "/nowhere"],
      status: 2),
    BadInput(
      "no ffmpeg", says: ["ffmpeg", "apt-get install"],
      arguments: ["demo", "--out", "demo", "--quiet"], environment: ["PATH": "/nowhere"]),
    BadInput(
      "results folder that is a file", says: ["rates.csv", "it is a file", "--out"],
      arguments: ["score", "study.yaml", "--out", "rates.csv"]),
  ]

  @Test("ends with one sentence and its exit code", arguments: all)
  func bad(input: BadInput) throws {
    try withTemporaryFolder { folder in
      let study = try SmallStudy(folder, images: 2, metrics: "[psnr]")
      try input.prepare(study)
      let outcome = try Tool.run(input.arguments, in: folder, environment: input.environment)
      #expect(outcome.status == input.status, "\(outcome.errors)")
      for words in input.says { #expect(outcome.errors.contains(words), "\(outcome.errors)") }
      #expect(!outcome.errors.contains("Fatal error"))
    }
  }

  @Test func keepGoingScoresTheRestAndListsTheFaults() throws {
    try withTemporaryFolder { folder in
      let study = try SmallStudy(folder, images: 2, metrics: "[psnr]")
      try study.text(Self.picture, "not a PNG")
      let outcome = try Tool.run(
        ["run", "study.yaml", "--out", "out", "--keep-going"], in: folder)
      #expect(outcome.status == 2, "\(outcome.errors)")
      let failures = try String(
        contentsOf: folder.appendingPathComponent("out/failures.csv"), encoding: .utf8)
      #expect(failures.hasPrefix("codec,objective,point,image,metric,file,message\n"))
      #expect(failures.contains(Self.picture))
      let curves = try String(
        contentsOf: folder.appendingPathComponent("out/curves.csv"), encoding: .utf8)
      #expect(!curves.contains("noise,mse,0.2,"), "a point without an image is not averaged")
      #expect(curves.contains("noise,mse,0.4,2,"))
      #expect(outcome.errors.contains("warning"))
    }
  }
}

extension SmallStudy {
  /// Changes a text in a file; the text must be there.
  func replace(_ name: String, _ old: String, _ new: String) throws {
    let url = folder.appendingPathComponent(name)
    let before = try String(contentsOf: url, encoding: .utf8)
    let after = before.replacing(old, with: new)
    #expect(before != after, "\(old) is not in \(name)")
    try Data(after.utf8).write(to: url)
  }

  func copy(_ from: String, _ to: String) throws {
    try FileManager.default.copyItem(
      at: folder.appendingPathComponent(from), to: folder.appendingPathComponent(to))
  }
}
