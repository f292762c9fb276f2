public import Results

/// How one BD number is computed, and what is to be said of it.
public struct BDRule: Sendable, Hashable {
  public var delta: BjontegaardDelta
  /// Such as the preset's name and the part of its range.
  public var remark: String?

  public init(delta: BjontegaardDelta = BjontegaardDelta(), remark: String? = nil) {
    self.delta = delta
    self.remark = remark
  }

  /// Every method over every range, range by range.
  public static func all(methods: [InterpolationMethod], ranges: [RateRange]) -> [BDRule] {
    ranges.flatMap { range in
      methods.map { BDRule(delta: BjontegaardDelta(method: $0, range: range)) }
    }
  }
}

/// The rule by which a paper computed its BD table, as far as it is known.
public struct BDPreset: Sendable, Hashable {
  public let name: String
  /// The table, the rule, and what the paper does not say.
  public let explanation: String
  private let method: InterpolationMethod
  /// The paper's ranges, in bpp by name; none for the overlap.
  private let ranges: [Named]
  /// Bounds of the qualities by the objective of their metric (`mse`: PSNR).
  private let qualities: [String: ClosedRange<Double>]
  private var inside = BjontegaardDelta.Inside.both

  private struct Named: Hashable {
    let name: String
    let range: RateRange
  }

  /// The rules in one metric, in the order of the paper's columns.
  public func rules(for metric: MetricDescriptor) -> [BDRule] {
    let bounds = metric.objective.flatMap { qualities[$0] }
    return ranges.map { named in
      BDRule(
        delta: BjontegaardDelta(
          method: method, range: named.range, qualities: bounds, inside: inside),
        remark: ["preset " + name, named.name].filter { !$0.isEmpty }.joined(separator: ", "))
    }
  }

  public static let all =
    [
      ("kodak", 0.25...1.40, 26...40), ("tecnick", 0.12...0.70, 26...43),
      ("clic", 0.20...1.05, 28...40),
    ].flatMap { set, bpp, psnr in
      [BjontegaardDelta.Inside.both, .anchor].map { hu2021(set, bpp: bpp, psnr: psnr, $0) }
    } + [
      BDPreset(
        name: "zhang2022",
        explanation: """
          Zhang et al. 2022, Tables III (Kodak) and IV (CLIC 2020): PCHIP over the shared qualities (for BD-PSNR: the \
          shared rates), anchor VTM. With CompressAI's published Kodak curves it gives Table III to the printed digits. \
          Table IV's curves are not published.
          """, method: .pchip, ranges: [Named(name: "", range: .overlap)], qualities: [:])
    ]

  /// Hu et al., "Learning End-to-End Lossy Image Compression: A Benchmark", Tables 6 and 7.
  private static func hu2021(
    _ set: String, bpp: ClosedRange<Double>, psnr: ClosedRange<Double>,
    _ inside: BjontegaardDelta.Inside
  ) -> BDPreset {
    let third = (bpp.upperBound - bpp.lowerBound) / 3
    let ends = [
      bpp.lowerBound, rounded(bpp.lowerBound + third), rounded(bpp.upperBound - third),
      bpp.upperBound,
    ]
    func part(_ name: String, _ low: Double, _ high: Double) -> Named {
      Named(name: name, range: .bpp(low: low, high: high))
    }
    let rule =
      switch inside {
      case .both:
        """
        over the qualities at which both curves lie inside; low, median and high are thirds of the rates in bpp. The \
        paper states the range only. Of cubic or PCHIP, thirds of rates, log rates or PSNR, both curves or the anchor \
        inside, this comes closest to the Kodak rows (20 numbers of five codecs from published curves: 1.0 points \
        r.m.s., 2.8 at most). It gives no number for the thirds of JPEG, where the paper has some: see \
        hu2021-\(set)-anchor.
        """
      case .anchor:
        """
        over the qualities that the anchor has inside; low, median and high are thirds of its rates in bpp. The paper \
        states the range only. This rule gives numbers for the thirds of JPEG (112.4 and 106.0 on Kodak, the paper has \
        113.28 and 104.99), where hu2021-\(set) gives none; on the other 20 Kodak numbers it is farther off (1.4 \
        points r.m.s. against 1.0).
        """
      }
    return BDPreset(
      name: "hu2021-" + set + (inside == .anchor ? "-anchor" : ""),
      explanation: """
        Hu et al. 2021, Table 7, anchor BPG 4:4:4, over the range of Table 6 for \(set) (\(bpp.lowerBound) to \
        \(bpp.upperBound) bpp, PSNR \(psnr.lowerBound) to \(psnr.upperBound) dB): PCHIP \(rule)
        """, method: .pchip,
      ranges: [
        part("low", ends[0], ends[1]), part("median", ends[1], ends[2]),
        part("high", ends[2], ends[3]), part("full", ends[0], ends[3]),
      ], qualities: ["mse": psnr], inside: inside)
  }

  /// Ends of thirds to four decimals, so that a range can be read and given by hand.
  private static func rounded(_ rate: Double) -> Double { (rate * 1e4).rounded() / 1e4 }
}
