/// MS-SSIM as pytorch-msssim, and so CompressAI and most papers on learned codecs, computes it.
enum PytorchMSSSIM {
  static let entry = MSSSIMVariant.entry(
    id: "ms-ssim-pytorch", name: "MS-SSIM (pytorch-msssim)",
    definition: """
      MS-SSIM as pytorch-msssim (and so CompressAI) computes it, in Double: as ms-ssim, but an odd side
      gets a row or column of zeros at top or left before the 2x2 means, and these zeros count. The
      same as ms-ssim where sides stay even. Sides of at least 161 pixels.
      """,
    rule: .rgb(.zerosAtStart))
}

/// MS-SSIM as piq computes it.
enum PiqMSSSIM {
  static let entry = MSSSIMVariant.entry(
    id: "ms-ssim-piq", name: "MS-SSIM (piq)",
    definition: """
      MS-SSIM as piq computes it, in Double: as ms-ssim, but where either side is odd the first row and
      the first column are repeated before the 2x2 means, and a last row or column that is then single
      is dropped. The same as ms-ssim where sides stay even. Sides of at least 161 pixels.
      """,
    rule: .rgb(.repeatedAtStart))
}

/// MS-SSIM as pyiqa computes it by default.
enum PyiqaMSSSIM {
  static let entry = MSSSIMVariant.entry(
    id: "ms-ssim-pyiqa", name: "MS-SSIM (pyiqa)",
    definition: """
      MS-SSIM as pyiqa computes it by default, in Double: of luma (Y of YIQ: 0.299 R + 0.587 G + 0.114 B)
      rounded to whole levels, negative contrast-structure set to 0 in each window, zeros at top or
      left of odd sides as in ms-ssim-pytorch. Sides of at least 161 pixels.
      """,
    rule: .init(
      planes: { [$0.roundedLuma] }, planeCount: 1, colourFact: "luma of yiq, rounded half to even",
      oddSides: .zerosAtStart, negative: .zeroInWindows))
}

/// MS-SSIM as the evaluation software of JPEG AI computes it.
enum JPEGAIMSSSIM {
  static let entry = MSSSIMVariant.entry(
    id: "ms-ssim-jpeg-ai", name: "MS-SSIM (JPEG AI)",
    definition: """
      MS-SSIM as the evaluation software of JPEG AI computes it ("msssim_torch"), in Double: of luma by
      BT.709 in full range, RGB and luma rounded to 10 bits; sides under 164 filled with zeros; odd sides
      as in ms-ssim-pytorch. Of any size.
      """,
    rule: .init(
      planes: { [try LumaRule.jpegAI(peak: 255).plane($0).grown(to: 164)] }, planeCount: 1,
      colourFact: LumaRule.jpegAI(peak: 255).fact + ", zeros up to 164", oddSides: .zerosAtStart,
      negative: .zeroInMeans, isFilled: true))
}

/// MS-SSIM as the MATLAB code of Wang et al. computes it.
enum MatlabMSSSIM {
  static let entry = MSSSIMVariant.entry(
    id: "ms-ssim-matlab", name: "MS-SSIM (MATLAB)",
    definition: """
      MS-SSIM by the rule of Wang's MATLAB code, in Double: of grey as rgb2gray gives it (0.298936 R +
      0.587043 G + 0.114021 B, rounded to whole levels, halves up). A negative mean at some scale,
      whose power is complex there, gives nan. Sides of at least 161 pixels.
      """,
    rule: .init(
      planes: { [$0.matlabGrey] }, planeCount: 1, colourFact: "grey of rgb2gray, rounded half up",
      oddSides: .extendedAtEnd, negative: .undefined))
}
