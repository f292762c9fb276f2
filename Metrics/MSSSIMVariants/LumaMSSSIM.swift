/// MS-SSIM of luma, Y' of BT.601 in full range, not rounded; all else as `MSSSIM`.
enum LumaMSSSIM {
  static let entry = MSSSIMVariant.entry(
    id: "ms-ssim-y", name: "MS-SSIM (luma)", objective: nil,
    definition: """
      ms-ssim of luma, Y' = 0.299 R + 0.587 G + 0.114 B (BT.601, full range, as in JPEG), not rounded;
      in Double. Imported curves of this name may rest on another luma or, from libvmaf, on other
      filters: see the page. Sides of at least 161 pixels.
      """,
    rule: .init(
      planes: { [try LumaRule.full.plane($0)] }, planeCount: 1, colourFact: YCbCr.lumaFact,
      oddSides: .extendedAtEnd,
      negative: .zeroInMeans))
}
