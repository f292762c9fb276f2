extension BuiltInRecipe {
  /// Baseline JPEG in 4:4:4 with optimal Huffman tables. The quantisation tables are those of the
  /// standard's Annex K, whose origin is visual; `mse` is the custom of the field.
  static let jpeg = BuiltInRecipe(
    name: "jpeg", about: "JPEG, libjpeg-turbo", tunings: [("mse", [])],
    parameter: "quality", quality: EncoderQualities(from: "1", to: "100", step: "1"),
    ladder: ["5", "10", "18", "30", "45", "60", "75", "85"], pictures: .ppm, fileExtension: "jpg",
    smallestSide: 1, isWhole: true,
    encode: { tuning in
      [
        ["cjpeg", "-quality", "{point}", "-sample", "1x1", "-dct", "int", "-optimize", "-baseline"]
          + tuning + ["-outfile", "{bitstream}", "{original}"]
      ]
    },
    decode: [["djpeg", "-dct", "int", "-pnm", "-outfile", "{reconstruction}", "{bitstream}"]])
}
