extension BuiltInRecipe {
  /// VVC intra by vvenc inside FFmpeg, decoded by FFmpeg's own decoder.
  ///
  /// vvenc takes 4:2:0 of 10 bits only: FFmpeg makes the smaller chroma (bicubic) and brings it back, in full
  /// range. `mse` is without perceptual quantisation. `xpsnr` is vvenc's default, whose quantisation follows
  /// the weights of XPSNR. At QP 8 and below vvenc fails on images that are all detail, so 10 is the finest.
  static let vvc = BuiltInRecipe(
    name: "vvc", about: "VVC intra 4:2:0, vvenc",
    tunings: [("mse", ["-qpa", "0"]), ("xpsnr", ["-qpa", "1"])],
    parameter: "QP", quality: EncoderQualities(from: "63", to: "10", step: "1"),
    ladder: ["47", "42", "37", "32", "27", "22", "17"], pictures: .y4m,
    fileExtension: "266", smallestSide: 32, ffmpegEncoder: "libvvenc", isWhole: true,
    encode: { tuning in
      [
        ffmpeg + ["-i", "{original}", "-vf", smaller]
          + ["-pix_fmt", "yuv420p10le", "-frames:v", "1"]
          + ["-c:v", "libvvenc", "-preset", "medium", "-threads", "1", "-qp", "{point}"] + tuning
          + ["-f", "vvc", "{bitstream}"]
      ]
    },
    decode: [
      ffmpeg + ["-threads", "1", "-f", "vvc", "-i", "{bitstream}"]
        + ["-vf", larger, "-frames:v", "1"]
        + ["-f", "yuv4mpegpipe", "-strict", "-1", "{reconstruction}"]
    ])

  private static let ffmpeg = ["ffmpeg", "-hide_banner", "-loglevel", "error", "-nostdin", "-y"]
  private static let smaller = even + "," + scale
  private static let larger = scale + ",format=yuv444p,crop={width}:{height}:0:0"
  private static let scale =
    "scale=in_range=full:out_range=full:sws_dither=none"
    + ":flags=bicubic+accurate_rnd+full_chroma_int"
  /// vvenc refuses odd sizes: the last column and row are repeated where a side is odd.
  private static let even =
    "split[a][b];[b]crop=1:ih:iw-1:0[c];[a][c]hstack,crop=trunc(iw/2)*2:ih:0:0"
    + ",split[d][e];[e]crop=iw:1:0:ih-1[f];[d][f]vstack,crop=iw:trunc(ih/2)*2:0:0"
}
