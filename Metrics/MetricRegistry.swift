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
  ]

  /// What the analysing half knows of the metrics, those of imported curves included.
  public static let catalogue = MetricCatalogue(
    all.map(\.descriptor) + ImportedMetrics.descriptors)

  public static var ids: [String] { all.map(\.descriptor.id) }

  /// - Throws: `MetricError.unknown` with the known ids.
  public static func entry(_ id: String) throws -> MetricEntry {
    guard let entry = all.first(where: { $0.descriptor.id == id }) else {
      throw MetricError.unknown(id: id, known: ids)
    }
    return entry
  }
}
