extension BuiltInRecipe {
  /// Lossy WebP, which is always 4:2:0. Spatial noise shaping, which trades PSNR for looks, is off;
  /// so is the decoder's dithering.
  static let webp = BuiltInRecipe(
    name: "webp", about: "WebP (4:2:0), libwebp", tunings: [("mse", ["-sns", "0"])],
    parameter: "quality", quality: EncoderQualities(from: "0", to: "100", step: "1"),
    ladder: ["0", "5", "15", "30", "50", "70", "82"], pictures: .ppm, fileExtension: "webp",
    smallestSide: 1,
    encode: { tuning in
      [
        ["cwebp", "-quiet", "-q", "{point}", "-m", "6"] + tuning
          + ["{original}", "-o", "{bitstream}"]
      ]
    },
    decode: [["dwebp", "-quiet", "-nodither", "{bitstream}", "-ppm", "-o", "{reconstruction}"]])
}
