public import Results

/// Every metric of the program. A new metric is one folder beside this file and one line here.
public enum MetricRegistry {
  public static let all: [MetricEntry] = [
    PSNR.entry,
    MSSSIM.entry,
    JointMSSSIM.entry,
    VGG16Distance.entry,
    MSSSIMPhases.entry,
    PSNRPhases.entry,
    VGG16Phases.entry,
    SSIM.entry,
    PSNRLuma.entry,
    PSNRYCbCr.entry,
    LumaMSSSIM.entry,
    PytorchMSSSIM.entry,
    PiqMSSSIM.entry,
    PyiqaMSSSIM.entry,
    MatlabMSSSIM.entry,
    MatlabSSIM.entry,
    PSNRPyiqa.entry,
    LPIPSAlex.entry,
    LPIPS.entry,
    DISTS.entry,
    PSNRHVS.entry,
    PSNRHVS.maskedEntry,
    PSNRHVS.jpegAIEntry,
    JPEGAIMSSSIM.entry,
    GMSD.entry,
    GMSD.matlabEntry,
    CIEDE2000.entry,
    XPSNR.entry,
    SSIMULACRA2.entry,
    IWSSIM.entry,
    IWSSIM.matlabEntry,
    IWSSIM.jpegAIEntry,
    VIFP.entry,
    VIFP.matlabEntry,
    VIFP.jpegAIEntry,
    NLPD.entry,
    NLPD.matlabEntry,
    NLPD.jpegAIEntry,
    FSIM.entry,
    FSIM.colourEntry,
    FSIM.jpegAIEntry,
    Butteraugli.entry,
    Butteraugli.normEntry,
  ]

  /// The analysing half's catalogue of the metrics, those of imported curves included.
  public static let catalogue = MetricCatalogue(
    all.map(\.descriptor) + ImportedMetrics.descriptors)

  public static var ids: [String] { all.map(\.descriptor.id) }

  /// - Parameter id: of a metric of `all`, or a `FramedID` of one.
  /// - Throws: `MetricError.unknown` with the known ids.
  public static func entry(_ id: String) throws -> MetricEntry {
    if let entry = all.first(where: { $0.descriptor.id == id }) { return entry }
    if let framed = FramedID(id),
      let entry = all.first(where: { $0.descriptor.id == framed.metric })
    {
      return entry.framed(framed.pixels)
    }
    throw MetricError.unknown(id: id, known: ids)
  }
}
