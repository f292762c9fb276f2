/// Words for what a comparison holds equal: `at_equal` of the tables.
extension MetricCatalogue {
  /// "PSNR", or "rate".
  public func heldName(_ atEqual: String) -> String {
    atEqual == BiasRow.rate ? "rate" : descriptor(of: atEqual)?.name ?? atEqual
  }

  /// Unit of the range of the metric that is held equal: "dB", "bpp" or none.
  public func heldUnit(_ atEqual: String) -> String {
    atEqual == BiasRow.rate ? BiasRow.rate : descriptor(of: atEqual)?.curveUnit ?? ""
  }
}

extension MetricDescriptor {
  /// Unit of a value on the curve scale: "dB", or none for -ln of a distance.
  public var curveUnit: String {
    switch curveScale {
    case .identity: unit
    case .decibelsBelowOne: "dB"
    case .negativeLogarithm: ""
    }
  }
}
