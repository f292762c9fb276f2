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
      let study = try tree.study(try StudyDraft(folders: folders.map { tree[$0] }).yaml)
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
        + grid("x/jpeg/{point}/{image}.jpg", ["10", "90"])
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

  @Test(
    "tables of single points, codecs and spellings",
    arguments: [
      // One CSV in each point's folder.
      (["jpeg/q{point}/{image}.ppm"], ["10", "90"], "jpeg/q{point}/rates.csv", "filename,bpp", 4),
      // One table a point beside the folders.
      (["jpeg/q{point}/{image}.ppm"], ["10", "90"], "tables/bpp_{point}.csv", "name,bytes", 4),
      // One table, whose points lack the letter of the folders.
      (["jpeg/q{point}/{image}.ppm"], ["10", "90"], "all.csv", "Codec,Quality,Image,BPP", 4),
      (["jpeg/{image}_q{point}.ppm"], ["10", "90"], "all.csv", "codec,qp,image,bpp", 4),
      // A folder a codec, without points.
      (["out/jpeg/{image}.ppm"], ["1"], "out/jpeg/bpp.csv", "filename,bpp", 2),
      (["out/jpeg/{image}_rec.ppm"], ["1"], "all.csv", "codec,image,bpp", 2),
      (["out/jpeg/{image}.ppm"], ["75"], "all.csv", "codec,quality,image,bpp", 2),
    ] as [([String], [String], String, String, Int)])
  func tables(
    layouts: [String], points: [String], table: String, header: String, pairs: Int
  ) throws {
    let columns = header.lowercased().split(separator: ",")
    var csv: [String: String] = [:]
    for point in points {
      for image in ["a", "b"] {
        let cells = columns.map { column -> String in
          switch column {
          case "codec": "JPEG"
          case "quality", "qp": point
          case "image": image
          case "filename", "name": image + ".ppm"
          case "bytes": "3"
          default: "0.5"
          }
        }
        csv[table.replacing("{point}", with: point), default: header + "\n"] +=
          cells.joined(separator: ",") + "\n"
      }
    }
    let (study, found) = try draft(
      originals + layouts.flatMap { grid($0, points) }, ["set", ""], csv: csv)
    #expect(study.codecs.map(\.key.codec) == ["jpeg"])
    #expect(found.faults == [] && found.pairs.count == pairs, "\(found.messages)")
    #expect(Set(found.pairs.map { $0.point.filter(\.isNumber) }) == Set(points))
  }

  @Test func imagesThatSomeLackAreLeftOut() throws {
    let (study, found) = try draft(
      originals + ["set/c.ppm", "jpeg/1/stray.ppm"] + grid("jpeg/{point}/{image}.ppm", ["1", "2"])
        + grid("jpeg/{point}/{image}.bin", ["1", "2"]), ["set", "jpeg"])
    #expect(study.images == ["a", "b"])
    #expect(found.faults == [] && found.pairs.count == 4)
  }

  @Test(
    "what is left out is reported with the reason",
    arguments: [
      (["notes/x.ppm"], [:], "notes (1 file .ppm): no image has the name of an original"),
      (
        ["odd/a_x.ppm", "odd/b_y.ppm"], [:],
        "odd (2 files .ppm): the text after the originals' names"
      ),
      (["odd/a_x1.ppm", "odd/b_x2.ppm"], [:], "odd (2 files .ppm): the text after"),
      (
        ["bare/1/a.ppm", "bare/1/b.ppm"], [:],
        "bare/{point}/{image}.ppm: no rates were found for it"
      ),
      (["set/a.png"], [:], "set (1 file .png): they are in the folder of the originals"),
      (["streams/1/z.bit"], [:], "streams/1 (1 file .bit): no drafted codec has their points"),
      ([], ["psnr.csv": "image,1\na,30\nb,31\n"], "psnr.csv: its name does not say"),
      ([], ["bpp.csv": "image,1\na,30\n"], "bpp.csv: it does not have all points and images"),
      ([], ["x.csv": "who,what\n1,2\n"], "x.csv: it has no columns of images and rates"),
      ([], ["x.csv": "image,point,bpp\nz,1,1\n"], "x.csv: no drafted codec finds"),
      ([], ["x.csv": "a,\"b\n"], "x.csv cannot be read: "),
    ] as [([String], [String: String], String)])
  func leftOut(files: [String], csv: [String: String], says: String) throws {
    try withTree { tree in
      for file in originals + grid("jpeg/{point}/{image}.ppm", ["1"]) + files {
        if file.hasSuffix(".bit") { try tree.write("1", file) } else { try tree.image(file) }
      }
      for file in grid("jpeg/{point}/{image}.bin", ["1"]) { try tree.write("12345", file) }
      for (name, text) in csv { try tree.write(text, name) }
      let draft = try StudyDraft(folders: [tree["set"], tree.root.path])
      #expect(draft.leftOut.count == 1, "\(draft.leftOut)")
      #expect(draft.leftOut.allSatisfy { $0.hasPrefix(tree[says]) }, "\(draft.leftOut)")
      #expect(draft.yaml.contains("# Left out:\n# - \(tree[says])"))
      let found = try tree.study(draft.yaml).discover(outputFolder: "")
      #expect(found.faults == [] && found.pairs.count == 2)
    }
  }

  @Test(
    "rates beside the folder of reconstructions",
    arguments: [
      (["rates/bpp.csv": "image,1,2\na,0.1,0.2\nb,0.3,0.4\n"], "table: \"{}rates/bpp.csv\""),
      (["net-bpp.csv": "image,1,2\na,0.1,0.2\nb,0.3,0.4\n"], "table: \"{}net-bpp.csv\""),
      (
        Dictionary(
          uniqueKeysWithValues: ["1/a", "1/b", "2/a", "2/b"].map { ("streams/net/\($0).bit", "1") }),
        "bitstreams: \"{}streams/net/{point}/{image}.bit\""
      ),
    ] as [([String: String], String)])
  func ratesBeside(files: [String: String], says: String) throws {
    try withTree { tree in
      for file in originals + grid("out/net/{point}/{image}.ppm", ["1", "2"]) {
        try tree.image(file)
      }
      for (name, text) in files { try tree.write(text, name) }
      let draft = try StudyDraft(folders: [tree["set"], tree["out"]])
      let root = String(tree["set"].dropLast(3))
      #expect(draft.yaml.contains(says.replacing("{}", with: root)), "\(draft.yaml)")
      #expect(draft.yaml.contains("# - The rate of net (mse): it is from outside the folders"))
      #expect(draft.withoutRates.isEmpty && draft.leftOut.isEmpty)
      #expect(try tree.study(draft.yaml).discover(outputFolder: "").faults == [])
      // In the folders themselves, rates are found first.
      let inside = try StudyDraft(folders: [root.dropLast().description])
      #expect(inside.yaml.contains(says.replacing("{}", with: root)))
      #expect(!inside.yaml.contains("outside"))
    }
  }

  /// The rates of a folder of results are those of the files of that time.
  @Test func oldResultsGiveNoRates() throws {
    try withTree { tree in
      for file in originals + grid("out/net/{point}/{image}.ppm", ["1", "2"]) {
        try tree.image(file)
      }
      let rows = ["1,a", "1,b", "2,a", "2,b"].map { "net,mse,\($0),1,1,,0.5,psnr,30,f\n" }
      try tree.write(ScoreRow.headerLine + rows.joined(), "out/results/scores.csv")
      let taken = try StudyDraft(folders: [tree["set"], tree["out"]])
      #expect(taken.yaml.contains("results/scores.csv"))
      try tree.write(MetricDefinition.headerLine, "out/results/definitions.csv")
      let draft = try StudyDraft(folders: [tree["set"], tree["out"]])
      #expect(!draft.yaml.contains("results/") && !draft.withoutRates.isEmpty, "\(draft.yaml)")
      // A folder of results that the user names is meant.
      let named = try StudyDraft(folders: [tree["set"], tree["out/net"], tree["out/results"]])
      #expect(named.yaml.contains("results/scores.csv"))
    }
  }

  @Test func proposesARateWhereNoneIsFound() throws {
    let (study, found) = try draft(
      originals + grid("net/{point}/{image}.ppm", ["1"]), ["set", "net"])
    #expect(study.codecs.count == 1)
    #expect(found.messages.count == 1, "one fault, not one an image")
    #expect(found.messages[0].contains("none of the 2 bit streams "), "\(found.messages)")
  }

  @Test func saysWhatIsMissing() throws {
    try withTree { tree in
      for (files, expected) in [
        ([], "no folder in them has PNG or PPM images"),
        (["set/a.ppm"], "name the folder of originals first"),
      ] {
        for file in files { try tree.image(file) }
        do {
          _ = try StudyDraft(folders: [tree.root.path])
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
        try StudyDraft(folders: [data + "/kodak", data + "/lee2019"]).yaml)
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
