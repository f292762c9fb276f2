extension BuiltInRecipe {
  /// HEVC intra 4:4:4 of 8 bits: the nearest to BPG in 4:4:4.
  ///
  /// Points are constant rate factors, since a constant `--qp` would switch off the adaptive
  /// quantisation that the tunes differ in. `--no-info` keeps 2 kB of settings out of every file;
  /// one thread, without wavefronts, so that bits do not depend on the machine's cores. Matrix and
  /// range are stated in the file, so players show the right colours.
  static let hevc = BuiltInRecipe(
    name: "hevc", about: "HEVC intra 4:4:4, x265",
    tunings: [("mse", ["--tune", "psnr"]), ("ssim", ["--tune", "ssim"])],
    parameter: "constant rate factor", quality: EncoderQualities(from: "51", to: "0", step: "0.25"),
    ladder: ["46", "42", "38", "34", "30", "27", "24"], pictures: .y4m,
    fileExtension: "hevc", smallestSide: 64,
    encode: { tuning in
      [
        ["x265", "--input", "{original}", "--y4m", "--frames", "1", "--keyint", "1"]
          + ["--preset", "slower"] + tuning
          + ["--crf", "{point}", "--pools", "none", "--frame-threads", "1", "--no-wpp"]
          + ["--no-info", "--log-level", "error", "--no-progress"]
          + ["--range", "full", "--colormatrix", "smpte170m", "--output", "{bitstream}"]
      ]
    },
    decode: [
      ["ffmpeg", "-hide_banner", "-loglevel", "error", "-nostdin", "-y", "-threads", "1"]
        + ["-f", "hevc", "-i", "{bitstream}", "-frames:v", "1"]
        + ["-f", "yuv4mpegpipe", "-strict", "-1", "{reconstruction}"]
    ])
}
