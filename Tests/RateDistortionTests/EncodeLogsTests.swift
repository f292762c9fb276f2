import Foundation
import RateDistortion
import Results
import TestSupport
import Testing

/// Logs as programs print them.
@Suite struct EncodeLogsTests {
  private static let hm = """
    HM software: Encoder Version [16.20]
    Input          File                    : in.yuv
    Real     Format                        : 416x240 60Hz
    POC    0 TId: 0 ( I-SLICE, QP 32 )      46752 bits [Y 35.1234 dB    U 39.0 dB    V 40.0 dB]
    SUMMARY --------------------------------------------------------
    \tTotal Frames |   Bitrate     Y-PSNR    U-PSNR    V-PSNR    YUV-PSNR 
    \t        2    a    2995.2000   35.1250   39.0520   40.3320   36.5953
    I Slices--------------------------------------------------------
    \tTotal Frames |   Bitrate     Y-PSNR    U-PSNR    V-PSNR    YUV-PSNR 
    \t        1    i    9999.0000   99.1250   39.0520   40.3320   36.5953

    """
  private static let vvenc = """
    vvencapp [info]: Real Format                            : 416x240  yuv420p  60/1 Hz  SDR  2 frames
    vvencapp [info]: \tTotal Frames |   Bitrate     Y-PSNR    U-PSNR    V-PSNR    YUV-PSNR   
    vvencapp [info]: \t        2    a    2995.2000   35.1250   39.0520   40.3320   36.5953   

    """
  private static let ffmpeg = """
    frame=    1 fps=0.0 q=-0.0 Lsize=N/A time=00:00:00.04 bitrate=N/A speed=0.7x
    [Parsed_psnr_2 @ 0x55f11a539f80] PSNR y:50.615171 u:47.224447 v:50.250498 average:49.081404 min:49.081404 max:49.081404

    """
  private static let rgb = """
    [Parsed_psnr_0 @ 0x5641e6103780] PSNR r:46.335706 g:48.966749 b:40.491311 average:43.793784 min:43.793784 max:43.793784
    [Parsed_ssim_1 @ 0x555f39b1d180] SSIM R:0.990827 (20.375052) G:0.994039 (22.247082) B:0.970565 (15.311418) All:0.985144 (18.280993)

    """
  private static let xml = """
    <VMAF version="2.3.1">
      <params qualityWidth="768" qualityHeight="512" />
      <fyi fps="inf" />
      <frames>
        <frame frameNum="0" integer_adm2="0.9" vmaf="60.5" psnr_y="31.000000" />
        <frame frameNum="1" integer_adm2="0.9" vmaf="61.5" psnr_y="32.000000" />
      </frames>
      <pooled_metrics>
        <metric name="vmaf" min="60.5" max="61.5" mean="61.000000" harmonic_mean="60.9" />
      </pooled_metrics>
      <aggregate_metrics />
    </VMAF>
    """

  struct Case: CustomTestStringConvertible {
    var name = "a_0.25bpp.log"
    let text: String
    let metric: String
    let value: Double
    var rate = 0.25
    var frames: Int?
    var testDescription: String { metric + " " + text.prefix(30) }
  }

  static let cases = [
    Case(
      name: "a.log", text: hm, metric: "psnr-y", value: 35.125, rate: 0.5, frames: 2),
    Case(
      name: "a.log", text: vvenc, metric: "psnr-y", value: 35.125, rate: 0.5, frames: 2),
    Case(
      text: hm.replacing("Real", with: "File"), metric: "psnr-y", value: 35.125, frames: 2),
    Case(text: ffmpeg, metric: "psnr-y", value: 50.615171),
    Case(text: rgb, metric: "psnr", value: 43.793784),
    Case(text: rgb, metric: "ssim", value: 0.985144),
    Case(
      text: "n:1 mse_avg:0.80 mse_y:0.56 mse_u:1.23 psnr_avg:49.08 psnr_y:50.62 psnr_u:47.22 \n",
      metric: "psnr-y", value: 50.62, frames: 1),
    Case(text: xml, metric: "vmaf", value: 61, frames: 2),
    Case(text: xml, metric: "psnr-y", value: 31.5, frames: 2),
    Case(
      text: "Frame,integer_adm2,vmaf,\n0,0.9,60,\n1,0.9,62,\n", metric: "vmaf", value: 61, frames: 2
    ),
    Case(
      text: #"{"fps": inf, "frames": [{"metrics": {"vmaf": 61}}]}"#, metric: "vmaf", value: 61,
      frames: 1),
    Case(
      text: #"{"fps":-nan, "pooled_metrics": {"vmaf": {"mean": 61}}}"#, metric: "vmaf", value: 61),
  ]

  @Test("are points", arguments: cases) func logs(row: Case) throws {
    let rows = try PlainCurvesTests.read(row.name, row.text).rows
      .filter { $0.metric == row.metric }
    #expect(rows.count == 1)
    #expect(rows.first.map { abs($0.mean - row.value) < 1e-9 } == true)
    #expect(rows.first.map { abs($0.bpp - row.rate) < 1e-12 } == true)
    #expect(rows.first?.images == row.frames)
  }

  @Test(
    "a log that is not whole is reported",
    arguments: [
      ("a.log", String(hm.prefix { $0 != "|" }) + "| Bitrate Y-PSNR\n", "has no numbers below"),
      ("a.log", ffmpeg, "the rate of a.log is unknown"),
      ("a_1bpp.log", ffmpeg.replacing("50.615171", with: "inf"), "finite numbers only"),
      ("a_1bpp.log", String(xml.prefix(200)), "not a complete libvmaf log"),
      ("a_1bpp.log", "Frame,vmaf,\n0,x,\n", "finite numbers only"),
    ])
  func faults(name: String, text: String, says: String) {
    let error = #expect(throws: ImportedCurvesError.self) { try PlainCurvesTests.read(name, text) }
    #expect(error?.description.contains(says) == true, "\(error?.description ?? "")")
  }

  @Test func aFolderOfLogsIsACurve() throws {
    try withTemporaryFolder { folder in
      for (name, rate) in [("q32", "2995.2000"), ("q22", "5990.4000")] {
        try Data(Self.hm.replacing("2995.2000", with: rate).utf8).write(
          to: folder.appendingPathComponent(name + ".log"))
      }
      try Data("notes".utf8).write(to: folder.appendingPathComponent("readme.txt"))
      let curves = try ImportedCurves.read(
        folder.path, codec: CurveFormatTests.codec, images: nil, catalogue: CurveFormatTests.known)
      #expect(curves.rows.map(\.bpp) == [0.5, 1])
    }
  }

  @Test(
    "libvmaf's logs of other people",
    .enabled(if: outsideData != nil, "set CROSSMETRIC_DATA to a folder with data"))
  func realFiles() throws {
    let folder = try #require(outsideData).appendingPathComponent("data/real-files/03-vmaf-fps-inf")
    let curves = try ImportedCurves.read(
      folder.path, codec: CurveFormatTests.codec, images: nil, catalogue: CurveFormatTests.known)
    #expect(curves.rows.map(\.bpp) == [0.25, 0.5, 1, 2])
  }
}
