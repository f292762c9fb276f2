/// Marks the best and the second best of a group of numbers.
enum BestMarks {
  /// Numbers that print alike rank alike; nothing is marked unless two differ, and a second only
  /// where a third follows.
  ///
  /// - Parameter zero: whether 0 stands for the anchor, which a marked number must beat.
  static func marks(
    _ values: [Double], lowerIsBetter: Bool, decimals: Int, beatsZero zero: Bool = false
  ) -> [PaperTable.Mark] {
    let printed = values.map { value -> Double? in
      guard !value.isNaN else { return nil }
      let shown = value.isFinite ? Double(Digits.text(value, decimals: decimals)) : value
      return shown.map { lowerIsBetter ? $0 : -$0 }
    }
    let levels = Set(printed.compactMap { $0 }).sorted()
    guard levels.count >= 2 else { return values.map { _ in .none } }
    return printed.map { value in
      if zero, let value, value >= 0 { return .none }
      if value == levels[0] { return .best }
      return levels.count >= 3 && value == levels[1] ? .second : .none
    }
  }
}
