/// How a score changes without a frame of pixels at the edges: a row of `frames.csv`.
public struct FrameRow: AnalysisRow, Hashable {
  public static let table = TableDescriptor(
    name: "frames", title: "Frame gap",
    explanation: """
      Set means of a metric over whole images and over the same images without a frame of so many pixels at \
      each edge, and the frame gap: the second minus the first, in dB; for a distance by how many percent \
      the second is higher. Windows of MS-SSIM hardly see the outermost pixels: a model that was trained \
      for it can lose them, and then PSNR rises where the frame is left out. A codec that treats the \
      edges as the rest has a gap near zero. Rows without a point hold the mean gap of all points of \
      the curve.
      """)
  public static let schema: Columns<FrameRow> = [
    .gapKey,
    .value("frame", \.frame, "Pixels left out at each edge."),
    .value("whole", \.whole, "Set mean over whole images: in dB, a distance as it is."),
    .value("framed", \.framed, "Set mean without the frame."),
    .gap(
      "framed minus whole.", unit: "Unit of the gap: dB, % for a distance, or the metric's own."),
  ]

  public var found = CurveGap()
  public var frame = 0
  public var whole: Double?
  public var framed: Double?

  public init() {}
}
