extension BuiltInRecipe {
  /// JPEG XL in its lossy mode (XYB colours), which always optimises butteraugli's distance. Images
  /// keep their size at large distances too, or else curves would have a kink there.
  static let jpegXL = BuiltInRecipe(
    name: "jpegxl", about: "JPEG XL, libjxl", tunings: [("butteraugli", [])],
    parameter: "distance", quality: EncoderQualities(from: "25", to: "0.05", step: "0.05"),
    ladder: ["14", "9", "6", "4", "2.7", "1.8", "1.2"], pictures: .ppm,
    fileExtension: "jxl", smallestSide: 1,
    encode: { tuning in
      [
        ["cjxl", "--quiet", "--num_threads=0", "--resampling=1", "-d", "{point}"] + tuning
          + ["{original}", "{bitstream}"]
      ]
    },
    decode: [
      ["djxl", "--num_threads=1", "--bits_per_sample=8", "{bitstream}", "{reconstruction}"]
    ])
}
