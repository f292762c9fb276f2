extension BuiltInRecipe {
  /// AV1 intra 4:4:4 of 8 bits (still image, all-intra mode, constant quality), as bare OBUs.
  static let av1 = BuiltInRecipe(
    name: "av1", about: "AV1 intra 4:4:4, libaom",
    tunings: [("mse", ["--tune=psnr"]), ("ssim", ["--tune=ssim"])],
    parameter: "constant quality level", quality: EncoderQualities(from: "63", to: "0", step: "1"),
    ladder: ["60", "54", "48", "42", "35", "28", "20"], pictures: .y4m,
    fileExtension: "obu", smallestSide: 1, isWhole: true,
    encode: { tuning in
      [
        ["aomenc", "--i444", "--profile=1", "--allintra", "--limit=1", "--cpu-used=6"]
          + ["--end-usage=q", "--cq-level={point}"] + tuning
          + ["--threads=1", "--quiet", "--obu", "-o", "{bitstream}", "{original}"]
      ]
    },
    decode: [["aomdec", "--threads=1", "-o", "{reconstruction}", "{bitstream}"]])
}
