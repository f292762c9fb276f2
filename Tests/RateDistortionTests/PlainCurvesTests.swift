import Foundation
import RateDistortion
import Results
import TestSupport
import Testing

/// Curves as authors hand them out.
@Suite struct PlainCurvesTests {
  struct Case: CustomTestStringConvertible {
    var name = "a.txt"
    let text: String
    var metric = "psnr"
    var values: [Double] = [30, 31]
    var rates: [Double] = [0.1, 0.2]
    var testDescription: String { name + ": " + text.replacing("\n", with: "/") }
  }

  static let cases = [
    Case(text: "bpp,psnr\n0.1,30\n0.2,31\n"),
    Case(text: "PSNR,BPP\n30,0.1\n31,0.2\n"),
    Case(text: "Rate;PSNR (dB)\n0,1;30\n0,2;31\n"),
    Case(
      text: "bpp,psnr,ms-ssim\n0.1,30,0.9\n0.2,31,0.95\n", metric: "ms-ssim", values: [0.9, 0.95]),
    Case(text: "bpp,MS_SSIM\n0.1,0.9\n0.2,0.95\n", metric: "ms-ssim", values: [0.9, 0.95]),
    Case(
      text: "quality,bpp,MS-SSIM (dB)\n1,0.1,10\n2,0.2,20\n", metric: "ms-ssim",
      values: [0.9, 0.99]),
    Case(text: "codec,bpp,psnr\ntest,0.1,30\ntest,0.2,31\nhm,9,99\n"),
    Case(text: "method,bpp,psnr\nTEST,0.1,30\nhm,9,99\nTEST,0.2,31\n"),
    Case(text: "codec,bpp,psnr\nonly,0.1,30\nonly,0.2,31\n"),
    Case(name: "a.txt#hm", text: "codec,bpp,psnr\nHM,0.1,30\nHM,0.2,31\ntest,9,99\n"),
    Case(text: "codec,objective,bpp,psnr\ntest,mse,0.1,30\ntest,mse,0.2,31\n"),
    Case(text: "codec,bpp,psnr,vmaf\ntest,0.1,30,\ntest,0.2,31,\nhm,9,99,80\n"),
    Case(
      text: "codec,objective,point,images,bpp,metric,mean,standard_error\n"
        + "test,mse,1,6,0.1,psnr,30,1\ntest,mse,2,6,0.2,psnr,31,1\n"
        + "test,mse,1,6,0.1,ms-ssim,0.9,\ntest,mse,2,6,0.2,ms-ssim,0.95,\n"),
    Case(text: "bpp = [0.1, 0.2]\nPSNR = [30, 31]\n"),
    Case(text: "PSNR=[30 31];\nBitrate=[0.1 0.2];\n"),
    Case(text: "bpp: [0.1,\n 0.2]\n'psnr': [30.0,\n 31]\n"),
    Case(text: "bpp = np.array([0.1, 0.2])\npsnr = np.array([30, 31])\nother = [1]\n"),
    Case(text: "bpp - PSNR\n0.1 30\n0.2 31\n"),
    Case(text: "# PSNR   bpp\n30 0.1\n31\t0.2\n"),
    Case(name: "vtm psnr.txt", text: "0.1 30\n0.2 31\n"),
    Case(name: "vtm_PSNR.txt", text: "0.1, 30\n0.2, 31\n"),
    Case(name: "psnr/vtm.txt", text: "0.1   30\n0.2   31\n"),
  ]

  static func read(_ name: String, _ text: String) throws -> ImportedCurves {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent(name).path
      let file = String(path.prefix { $0 != "#" })
      try FileManager.default.createDirectory(
        atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: URL(fileURLWithPath: file))
      return try ImportedCurves.read(
        path, codec: CurveFormatTests.codec, images: nil, catalogue: CurveFormatTests.known)
    }
  }

  @Test("are read", arguments: cases) func plain(row: Case) throws {
    let curves = try Self.read(row.name, row.text)
    let own = curves.rows.filter { $0.metric == row.metric }
    #expect(own.map(\.bpp) == row.rates)
    #expect(CurveFormatTests.isNear(own.map(\.mean), row.values))
    #expect(own.allSatisfy { $0.codec == (row.name.contains("#") ? "hm" : "test") })
  }

  @Test(
    "what does not fit is reported",
    arguments: [
      ("codec,bpp,psnr\na,1,30\nb,1,31\n", "has curves of a, b; name one: "),
      ("bpp,time\n1,2\n", "none of the metrics psnr, ms-ssim"),
      ("bpp,psnr\n0.1,n/a\n", "line 2, does not contain one finite number"),
      ("bpp,psnr\n0.1,30,5\n", "line 2 has 3 cells where the header has 2"),
      ("bpp = [1, 2]\npsnr = [30, x]\n", "\"psnr\" does not contain finite numbers only"),
      ("bpp = [1, 2]\npsnr = [30]\n", "\"psnr\" has 1 values but \"bpp\" has 2"),
      ("bpp = [1]\nbpp = [2]\npsnr = [30]\n", "two lists \"bpp\""),
      ("psnr = [30]\nms_ssim = [0.9]\n", "no list \"bpp\""),
      ("0.1 30\n0.2 31\n", "names no known metric"),
      ("image,bpp,psnr\na,1,30\n", "so its rows are images, not points"),
    ])
  func faults(text: String, says: String) {
    let error = #expect(throws: ImportedCurvesError.self) { try Self.read("a.txt", text) }
    #expect(error?.description.contains(says) == true, "\(error?.description ?? "")")
  }

  @Test func aCodecThatIsNotThere() {
    let text = "codec,bpp,psnr\nvtm,1,30\n"
    let error = #expect(throws: ImportedCurvesError.self) { try Self.read("a.txt#hm", text) }
    #expect(error?.description.hasSuffix("there is no codec hm in it; it has vtm") == true)
    let none = #expect(throws: ImportedCurvesError.self) {
      try Self.read("a.txt#hm", "bpp,psnr\n1,30\n")
    }
    #expect(none?.description.hasSuffix("has no column \"codec\", so leave #hm out") == true)
  }

  @Test func aResultsFolderIsItsCurves() throws {
    try withTemporaryFolder { folder in
      try Data(Self.cases[12].text.utf8).write(to: folder.appendingPathComponent("curves.csv"))
      try Data("codec,x\n".utf8).write(to: folder.appendingPathComponent("scores.csv"))
      try Data("{}".utf8).write(to: folder.appendingPathComponent("provenance.json"))
      let curves = try ImportedCurves.read(
        folder.path, codec: CurveFormatTests.codec, images: nil,
        catalogue: CurveFormatTests.known)
      #expect(curves.rows.map(\.mean) == [30, 31, 0.9, 0.95])
      #expect(curves.rows.allSatisfy { $0.images == 6 })
    }
  }

  @Test(
    "the files of other people",
    .enabled(if: outsideData != nil, "set CROSSMETRIC_DATA to a folder with data"),
    arguments: ["curve.csv", "columns.txt", "lists.txt", "ok.json"])
  func realFiles(name: String) throws {
    let folder = try #require(outsideData).appendingPathComponent("data/real-files/07-plain-curves")
    let curves = try ImportedCurves.read(
      folder.appendingPathComponent(name).path, codec: CurveFormatTests.codec, images: nil,
      catalogue: CurveFormatTests.known)
    #expect(curves.rows.map(\.bpp) == [0.155, 0.194, 0.3, 0.443])
    #expect(CurveFormatTests.values(curves, "psnr") == [30.07, 30.85, 32.59, 34.33])
  }
}
