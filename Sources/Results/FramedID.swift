/// The id of a metric that leaves a frame out: `psnr-frame16` is `psnr` of both images without the 16
/// pixels at each of their four edges.
///
/// Metrics with VALID windows, such as MS-SSIM, hardly see the outermost pixels, and models that were
/// trained for them neglect those. The metric without them shows how much of a score lies there.
public struct FramedID: Sendable, Hashable {
  /// Id of the metric itself.
  public let metric: String
  /// Pixels left out at each edge.
  public let pixels: Int

  public init(metric: String, pixels: Int) {
    self.metric = metric
    self.pixels = pixels
  }

  /// - Returns: nil for an id of another form.
  public init?(_ id: String) {
    guard let match = id.wholeMatch(of: /(.+)-frame([1-9][0-9]{0,3})/), let pixels = Int(match.2)
    else { return nil }
    self.init(metric: String(match.1), pixels: pixels)
  }

  public var id: String { "\(metric)-frame\(pixels)" }

  /// The ids, and then each of them without a frame, those aside that have left one out already.
  public static func adding(frame pixels: Int, to ids: [String]) -> [String] {
    ids
      + ids.filter { FramedID($0) == nil }.map { FramedID(metric: $0, pixels: pixels).id }
      .filter { !ids.contains($0) }
  }
}

extension MetricDescriptor {
  /// The same metric without a frame. No model is trained for it.
  public func framed(_ pixels: Int) -> MetricDescriptor {
    MetricDescriptor(
      id: FramedID(metric: id, pixels: pixels).id, name: "\(name) without a frame of \(pixels)",
      unit: unit, orientation: orientation, curveScale: curveScale,
      parts: phases == nil ? parts : [],
      pooledName: pooledName.map { "\($0) without a frame of \(pixels)" }, phases: phases,
      frame: pixels, variantOf: id)
  }

  /// The frame gap: score with the frame left out minus score, in dB where the metric has such a scale;
  /// of a distance by how much leaving the frame out raises it, in percent.
  ///
  /// Above zero for a quality, below zero for a distance: the image is better without its frame.
  /// NaN where a score is not finite.
  public func frameGap(whole: Double, framed: Double) -> Double {
    let gap =
      curveScale == .negativeLogarithm
      ? 100 * (framed / whole - 1) : axisValue(ofMean: framed) - axisValue(ofMean: whole)
    return gap.isFinite ? gap : .nan
  }

  /// Unit of the frame gap.
  public var frameGapUnit: String {
    switch curveScale {
    case .negativeLogarithm: "%"
    case .decibelsBelowOne: "dB"
    case .identity: unit
    }
  }
}
