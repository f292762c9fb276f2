import Foundation

/// Any JSON value, as far as a file of results can hold it; true, false and null are of no interest.
enum JSONValue: Decodable {
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])
  case other

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let list = try? container.decode([JSONValue].self) {
      self = .list(list)
    } else if let object = try? container.decode([String: JSONValue].self) {
      self = .object(object)
    } else {
      self = .other
    }
  }

  var object: [String: JSONValue]? {
    if case .object(let object) = self { object } else { nil }
  }

  /// A finite number, or nil.
  var number: Double? {
    if case .number(let number) = self, number.isFinite { number } else { nil }
  }

  /// A list of finite numbers, or nil.
  var numbers: [Double]? {
    guard case .list(let entries) = self else { return nil }
    let numbers = entries.compactMap(\.number)
    return numbers.count == entries.count ? numbers : nil
  }
}
