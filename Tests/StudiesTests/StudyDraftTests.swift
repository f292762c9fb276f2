import Foundation
import Results
import Studies
import TestSupport
import Testing

struct StudyDraftTests {
  /// Drafts, loads and discovers a tree of files, and says what came out.
  private func draft(_ files: [String], _ folders: [String], csv: [String: String] = [:]) throws
    -> (study: Study, discovery: Discovery)
  {
    try withTree { tree in
      for file in files {
        if file.hasSuffix(".ppm") { try tree.image(file) } else { try tree.write("12345", file) }
      }
      for (name, text) in csv { try tree.write(text, name) }
      let study = try tree.study(try StudyDraft.make(folders: folders.map { tree[$0] }))
      return (study, try study.discover(outputFolder: ""))
    }
  }

  private func grid(_ pattern: String, _ points: [String]) -> [String] {
    points.flatMap { point in
      ["a", "b"].map {
        pattern.replacing("{point}", with: point).replacing("{image}", with: $0)
      }
    }
  }
  private let originals = ["set/a.ppm", "set/b.ppm"]

  @Test func codecFoldersWithBitStreamsBeside() throws {
    let (study, found) = try draft(
      originals + grid("x/jpeg/{point}/{image}.ppm", ["10", "90"])
        + grid("x/jpeg/{point}/{image}.jls", ["10", "90"])
        + grid("x/net-ms-ssim/q_{point}/{image}.ppm", ["1", "2"])
        + grid("x/net-ms-ssim/q_{point}/{image}.bin", ["1", "2"])
        + grid("x/net-mse/q_{point}/{image}.ppm", ["1"])
        + grid("x/net-mse/streams/q_{point}/{image}.bit", ["1"]), ["set", "x"])
    #expect(
      study.codecs.map(\.key) == [
        CodecKey(codec: "jpeg", objective: "mse"), CodecKey(codec: "net", objective: "mse"),
        CodecKey(codec: "net", objective: "ms-ssim"),
      ])
    #expect(found.faults == [])
    #expect(found.pairs.count == 10)
    #expect(Set(found.pairs.map(\.bytes)) == [5])
    #expect(Set(found.pairs.map(\.point)) == ["10", "90", "q_1", "q_2"])
  }

  @Test(
    "points and suffixes in the names of images",
    arguments: [
      ("jpeg/{image}_q{point}", "jpeg/{image}_q{point}", ["q10", "q90"]),
      ("jpeg/{image}-{point}", "jpeg/{image}-{point}", ["10", "90"]),
      ("jpeg/{image}_{point}_rec", "jpeg/{image}_{point}_rec", ["10", "90"]),
      ("jpeg/{point}/{image}_rec", "jpeg/{point}/{image}", ["10", "90"]),
      ("jpeg/{point}/{image}_out", "jpeg/{point}/{image}_out", ["10", "90"]),
      ("jpeg/{point}/{image}-decoded", "jpeg/{point}/{image}", ["10", "90"]),
    ])
  func namesOfImages(images: String, streams: String, points: [String]) throws {
    let (study, found) = try draft(
      originals + grid(images + ".ppm", ["10", "90"]) + grid(streams + ".jpg2", ["10", "90"]),
      ["set", "jpeg"])
    #expect(study.codecs.map(\.key) == [CodecKey(codec: "jpeg", objective: "mse")])
    #expect(found.faults == [] && found.pairs.count == 4)
    #expect(Set(found.pairs.map(\.point)) == Set(points) && Set(found.pairs.map(\.bytes)) == [5])
  }

  @Test func oneTableForAllCodecs() throws {
    let (study, found) = try draft(
      originals + grid("x/jpeg/{point}/{image}.ppm", ["1", "2"])
        + grid("x/vtm/{point}/{image}.ppm", ["1", "2"]), ["set", "x"],
      csv: [
        "x/results.csv": "codec,quality,image,bpp\n"
          + ["jpeg", "vtm"].enumerated().flatMap { place, codec in
            ["1", "2"].flatMap { point in
              ["a", "b"].map { "\(codec),\(point),\($0),\(place + 1)\n" }
            }
          }.joined()
      ])
    #expect(study.codecs.map(\.key.codec) == ["jpeg", "vtm"])
    #expect(found.faults == [])
    #expect(found.pairs.map(\.bpp) == [1, 1, 1, 1, 2, 2, 2, 2])
  }

  @Test func pointsInFolderNames() throws {
    let (study, found) = try draft(
      originals + grid("bpg_{point}/{image}.ppm", ["22", "37"])
        + grid("bpg_{point}/{image}.bpg", ["22", "37"])
        + grid("avc-ssim_{point}/{image}.ppm", ["5"]) + grid("avc-ssim_{point}/{image}.264", ["5"]),
      [""])
    #expect(
      Set(study.codecs.map(\.key)) == [
        CodecKey(codec: "bpg", objective: "mse"), CodecKey(codec: "avc", objective: "ssim"),
      ])
    #expect(found.faults == [] && found.pairs.count == 6)
    #expect(Set(found.pairs.map(\.point)) == ["5", "22", "37"])
  }

  @Test func ratesInTables() throws {
    let (study, found) = try draft(
      originals + grid("net/MSE/{point}/{image}.ppm", ["0.1", "0.10"])
        + grid("net/MS_SSIM/{point}/{image}.ppm", ["0.1", "0.10"]), ["set", "net"],
      csv: [
        "net/psnr mse.csv": "i,0.1,0.10\na,30,31\nb,30,31\n",
        "net/mse bpp.csv": "i,0.1,0.10\na,1,2\nb,1,2\n",
        "net/MS_SSIM/rates.csv": "image,point,bpp\na,0.1,4\na,0.10,3\nb,0.1,4\nb,0.10,3\n",
      ])
    #expect(found.faults == [])
    #expect(study.codecs.map(\.key.objective) == ["mse", "ms-ssim"])
    #expect(found.pairs.filter { $0.image == "a" }.map(\.bpp) == [1, 2, 3, 4])
  }

  @Test func proposesARateWhereNoneIsFound() throws {
    let (study, found) = try draft(
      originals + grid("net/{point}/{image}.ppm", ["1"]), ["set", "net"])
    #expect(study.codecs.count == 1)
    #expect(found.messages.count == 2 && found.messages[0].contains("there is no bit stream"))
  }

  @Test func saysWhatIsMissing() throws {
    try withTree { tree in
      for (files, expected) in [
        ([], "no folder in them holds PNG or PPM images"),
        (["set/a.ppm"], "name the folder of originals first"),
      ] {
        for file in files { try tree.image(file) }
        do {
          _ = try StudyDraft.make(folders: [tree.root.path])
          Issue.record("drafted")
        } catch let error as StudyError { #expect("\(error)".contains(expected)) }
      }
    }
  }

  @Test(.enabled(if: outsideData != nil, "needs CROSSMETRIC_DATA"))
  func draftsTheSharedData() throws {
    let data = try #require(outsideData).path + "/data"
    try withTree { tree in
      let study = try tree.study(
        try StudyDraft.make(folders: [data + "/kodak", data + "/lee2019"]))
      #expect(
        study.codecs.map(\.key) == [
          CodecKey(codec: "lee2019", objective: "mse"),
          CodecKey(codec: "lee2019", objective: "ms-ssim"),
        ])
      let found = try study.discover(outputFolder: "")
      #expect(found.faults == [])
      #expect(found.pairs.count == 108)
    }
  }
}
