extension BuiltInRecipe {
  /// JPEG 2000 as a bare codestream: irreversible 9/7 wavelet and colour transform, one tile, one
  /// layer, rate control by compression ratio, no comment.
  static let jpeg2000 = BuiltInRecipe(
    name: "jpeg2000", about: "JPEG 2000, OpenJPEG", tunings: [("mse", [])],
    parameter: "compression ratio against 24 bpp",
    quality: EncoderQualities(from: "480", to: "1", step: "0.1"),
    ladder: ["240", "160", "96", "60", "40", "24", "16", "12"], pictures: .ppm,
    fileExtension: "j2k", smallestSide: 32,
    encode: { tuning in
      [
        ["opj_compress", "-i", "{original}", "-o", "{bitstream}", "-I", "-r", "{point}", "-C", ""]
          + tuning
      ]
    },
    decode: [["opj_decompress", "-i", "{bitstream}", "-o", "{reconstruction}"]])
}
