import Foundation
import Results
import Yams

extension StudyParser {
  static let styleKeys = [
    "codecs", "objectives", "order", "rate", "limits", "legend", "intervals", "title",
  ]

  /// The `style` of a study: how its figures look.
  ///
  /// - Parameter study: whose codecs and metrics it may name; of a list of pairs codecs are not known yet.
  func style(_ node: StudyNode, of study: Study) throws(StudyError) -> FigureStyle {
    let fields = try node.fields(Self.styleKeys, of: "the style")
    let names = StyleNames(study)
    var style = FigureStyle()
    for (name, value) in try fields["codecs"]?.pairs() ?? [] {
      try names.check(name, among: names.curves + names.codecs, value)
      style.codecs[name] = try codec(style: value)
    }
    for (name, value) in try fields["objectives"]?.pairs() ?? [] {
      let objective = Objective.canonical(name)
      try names.check(objective, among: names.objectives, value)
      style.objectives[objective] = try value.text()
    }
    if let order = fields["order"] {
      style.order = try order.names()
      for name in style.order { try names.check(name, among: names.codecs, order) }
    }
    for (name, value) in try fields["limits"]?.pairs() ?? [] {
      let known = study.metrics + [BiasRow.rate]
      guard known.contains(name.split(separator: "/").first.map(String.init) ?? name) else {
        throw .unknownValue(value.place, key: "limits", value: name, known: known)
      }
      style.limits[name] = try value.range()
    }
    style.rateScale = try fields["rate"]?.choice(FigureStyle.RateScale.self) ?? .logarithmic
    style.legend = try fields["legend"]?.choice(FigureStyle.Legend.self) ?? .auto
    style.showsIntervals = try fields["intervals"]?.flag() ?? true
    style.showsTitle = try fields["title"]?.flag() ?? true
    let labels = names.keys.map(style.label)
    if let twice = labels.first(where: { label in labels.count { $0 == label } > 1 }) {
      throw .repeated(node.place, key: "style", value: twice)
    }
    return style
  }

  private func codec(style node: StudyNode) throws(StudyError) -> FigureStyle.Codec {
    let fields = try node.fields(["name", "colour", "hide"], of: "a codec's style")
    var codec = FigureStyle.Codec()
    codec.name = try fields["name"]?.text()
    codec.colour = try fields["colour"]?.colour()
    if let hide = fields["hide"] {
      switch hide.node {
      case Node.scalar: codec.isHidden = try hide.flag()
      default: codec.hiddenIn = try hide.names()
      }
    }
    return codec
  }
}

/// The names that a style may use.
private struct StyleNames {
  let keys: [CodecKey]
  private let isOpen: Bool

  init(_ study: Study) {
    keys = study.codecs.map(\.key) + study.curves.map(\.key)
    isOpen = study.pairs != nil
  }

  var codecs: [String] { keys.map(\.codec).uniqued() }
  var curves: [String] { keys.map(\.description) }
  var objectives: [String] { keys.map(\.objective).uniqued() }

  func check(_ name: String, among known: [String], _ node: StudyNode) throws(StudyError) {
    guard isOpen || known.contains(name) else {
      throw .unknownValue(node.place, key: "style", value: name, known: known)
    }
  }
}

extension StudyNode {
  /// `[LOW, HIGH]`.
  fileprivate func range() throws(StudyError) -> ClosedRange<Double> {
    var ends: [Double] = []
    for item in try list() {
      guard let end = Double(try item.text()), end.isFinite else { break }
      ends.append(end)
    }
    guard ends.count == 2, ends[0] < ends[1], try list().count == 2 else {
      throw wrongType("two numbers, the smaller first, such as [0, 1.2]")
    }
    return ends[0]...ends[1]
  }

  /// `"#RRGGBB"`.
  fileprivate func colour() throws(StudyError) -> UInt32 {
    let text = try text()
    guard text.count == 7, text.hasPrefix("#"), let colour = UInt32(text.dropFirst(), radix: 16)
    else { throw wrongType("a colour such as \"#0072B2\", in quotation marks") }
    return colour
  }
}
