import Demo
import Digests
import Encoders
import Foundation
import Imaging
import Processes
import Results
import Studies
import TestSupport
import Testing

@Suite struct DemoStudyTests {
  @Test func theStudyFindsItsOriginals() throws {
    try withTemporaryFolder { folder in
      let study = try Study.load(try DemoStudy.write(folder: folder.path + "/demo"))
      #expect(study.codecs.map(\.key.description) == ["x265 (mse)", "x265 (ssim)", "JPEG (mse)"])
      let found = study.findOriginals()
      #expect(found.faults.isEmpty)
      #expect(found.images == DemoImages.all.map(\.name))
      for (name, image) in DemoImages.all {
        #expect(try Image.read(folder.path + "/demo/originals/\(name).png") == image)
      }
    }
  }

  @Test func aSecondWritingLeavesFilesAlone() throws {
    try withTemporaryFolder { folder in
      let study = try DemoStudy.write(folder: folder.path)
      let file = folder.path + "/originals/page.png"
      let past = Date(timeIntervalSince1970: 1_000_000)
      for path in [study, file] {
        try FileManager.default.setAttributes([.modificationDate: past], ofItemAtPath: path)
      }
      _ = try DemoStudy.write(folder: folder.path)
      for path in [study, file] {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.modificationDate] as? Date == past)
      }
    }
  }
}

/// The real encoders, where they are installed.
@Suite(.enabled(if: Program.find("ffmpeg", folder: "/") != nil, "needs ffmpeg with libx265"))
struct DemoCodecsTests {
  /// Encodes one image of the demo at the given points (nil: the study's own).
  private func encode(
    _ image: String, points: [String]? = nil, in folder: URL
  ) throws -> [EncodingTask] {
    var study = try Study.load(try DemoStudy.write(folder: folder.path))
    study.images = [image]
    if let points {
      for index in study.codecs.indices {
        guard case .encoder(var recipe) = study.codecs[index].source else { continue }
        recipe.points = points
        study.codecs[index].source = .encoder(recipe)
      }
    }
    let run = EncodingRun(study: study, outputFolder: folder.path, jobs: 2)
    #expect(try run.run(watchingSignals: false) { _, _ in }.map(\.message) == [])
    return study.encodings(originals: study.findOriginals(), outputFolder: folder.path)
  }

  private func bytes(_ path: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: path))
  }

  private func difference(_ task: EncodingTask) throws -> (psnr: Double, shift: [Double]) {
    let images = try [task.original, task.reconstruction].map { try Image.read($0) }
    let values = images.map(\.samples.onByteScale)
    var square = 0.0
    var shift = [0.0, 0.0, 0.0]
    let share = 3 / Double(values[0].count)
    for (index, pair) in zip(values[0], values[1]).enumerated() {
      let difference: Double = pair.1 - pair.0
      square += difference * difference * share / 3
      shift[index % 3] += difference * share
    }
    return (10 * log10(255 * 255 / square), shift)
  }

  @Test func ratesAndQualityFallFromPointToPoint() throws {
    try withTemporaryFolder { folder in
      let tasks = try encode("pebbles", in: folder)
      #expect(tasks.count == 18)
      for codec in Dictionary(grouping: tasks, by: \.key).values {
        let rates = try codec.map {
          8 * Double(try bytes($0.bitstream).count) / Double($0.width * $0.height)
        }
        #expect(rates == rates.sorted(by: >) && Set(rates).count == 6, "\(rates)")
        #expect(rates[0] < 3 && rates[5] > 0.05, "\(rates)")
        let qualities = try codec.map { try difference($0).psnr }
        #expect(qualities == qualities.sorted(by: >) && Set(qualities).count == 6)
      }
    }
  }

  @Test func theTunesDifferAndNoFileHoldsSettings() throws {
    try withTemporaryFolder { folder in
      let tasks = try encode("pebbles", points: ["30"], in: folder)
      let files = try tasks.map { try bytes($0.bitstream) }
      #expect(files[0] != files[1])
      for file in files {
        for name in ["x265", "Lavc", "options"] { #expect(file.range(of: Data(name.utf8)) == nil) }
      }
    }
  }

  @Test func twoRunsGiveTheSameBits() throws {
    let digests = try (0..<2).map { _ in
      try withTemporaryFolder { folder in
        try encode("marble", points: ["25"], in: folder).flatMap { task in
          try [task.bitstream, task.reconstruction].map { SHA256.hex(of: try bytes($0)) }
        }
      }
    }
    #expect(digests[0] == digests[1])
  }

  /// A wrong matrix or range on one side costs 15 dB and more and shifts the means by several levels.
  @Test func highQualityKeepsTheColours() throws {
    try withTemporaryFolder { folder in
      for task in try encode("poster", points: ["2"], in: folder) {
        let (psnr, shift) = try difference(task)
        #expect(psnr > (task.key.codec == "x265" ? 48 : 38), "\(task.key): \(psnr) dB")
        #expect(shift.allSatisfy { abs($0) < 0.4 }, "\(task.key): \(shift)")
      }
    }
  }
}
