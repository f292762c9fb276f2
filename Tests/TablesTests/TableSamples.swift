import Foundation
import Results
import Tables
import TestSupport

/// Metrics of the three kinds.
let catalogue = MetricCatalogue([
  MetricDescriptor(
    id: "psnr", name: "PSNR", unit: "dB", orientation: .higherIsBetter, curveScale: .identity),
  MetricDescriptor(
    id: "ms-ssim", name: "MS-SSIM", orientation: .higherIsBetter, curveScale: .decibelsBelowOne),
  MetricDescriptor(
    id: "vgg16", name: "VGG-16 distance", orientation: .lowerIsBetter,
    curveScale: .negativeLogarithm),
])

func sample(_ name: String) throws -> RecordTable {
  try RecordTable(file: fixture("tables/" + name).path)
}

/// The text of a golden file. With CROSSMETRIC_RECORD set it is written anew, and the test fails.
func golden(_ name: String, _ text: String) throws -> String {
  let url = fixture("tables/" + name)
  if ProcessInfo.processInfo.environment["CROSSMETRIC_RECORD"] != nil {
    try Data(text.utf8).write(to: url)
    return "recorded"
  }
  return try String(contentsOf: url, encoding: .utf8)
}
