extension BuiltInRecipe {
  /// VVC intra by vvenc, which knows 4:2:0 only: ffmpeg makes the smaller chroma (bicubic) and
  /// brings it back. Perceptual quantisation is off.
  static let vvc = BuiltInRecipe(
    name: "vvc", about: "VVC intra 4:2:0, vvenc", tunings: [("mse", ["--qpa", "0"])],
    parameter: "QP", quality: EncoderQualities(from: "63", to: "0", step: "1"),
    ladder: ["47", "43", "39", "35", "31", "27", "24"], pictures: .y4m,
    fileExtension: "266", smallestSide: 8, isWhole: true,
    encode: { tuning in
      [
        convert("{original}", "{temporary}/420.y4m", to: "yuv420p"),
        ["vvencapp", "-i", "{temporary}/420.y4m", "-o", "{bitstream}", "--preset", "medium"]
          + ["--qp", "{point}"] + tuning + ["--threads", "1", "--frames", "1", "--verbosity", "1"],
      ]
    },
    decode: [
      ["vvdecapp", "-b", "{bitstream}", "-o", "{temporary}/decoded.y4m", "-t", "1", "-v", "1"],
      convert("{temporary}/decoded.y4m", "{reconstruction}", to: "yuv444p"),
    ])

  private static func convert(_ input: String, _ output: String, to format: String) -> [String] {
    ["ffmpeg", "-hide_banner", "-loglevel", "error", "-nostdin", "-y", "-i", input]
      + ["-vf", "scale=in_range=full:out_range=full:flags=bicubic+accurate_rnd+full_chroma_int"]
      + ["-pix_fmt", format, "-frames:v", "1", "-f", "yuv4mpegpipe", "-strict", "-1", output]
  }
}
