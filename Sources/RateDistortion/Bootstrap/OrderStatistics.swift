/// Percentile of type 7 (Hyndman and Fan 1996): linear between the order statistics around (n - 1) p.
///
/// Exchanges the values' places: to find two of tens of thousands takes a tenth of the time that
/// sorting all of them takes, and an analysis has thousands of intervals.
package func percentile(_ values: inout [Double], _ p: Double) -> Double {
  let place = Double(values.count - 1) * p
  let below = Int(place)
  values.select(below)
  let low = values[below]
  // None behind is smaller.
  let high = values[(below + 1)...].min() ?? low
  return low + (place - Double(below)) * (high - low)
}

extension [Double] {
  /// Brings the value that the sorted values have at a place to this place, none larger before it and
  /// none smaller behind it (Hoare 1961). None of the values may be NaN.
  mutating func select(_ place: Int) {
    withUnsafeMutableBufferPointer { values in
      var low = 0
      var high = values.count - 1
      while low < high {
        let ends = (values[low], values[high])
        let pivot = Swift.max(
          Swift.min(ends.0, ends.1),
          Swift.min(values[low + (high - low) / 2], Swift.max(ends.0, ends.1)))
        var left = low
        var right = high
        while left <= right {
          while values[left] < pivot { left += 1 }
          while pivot < values[right] { right -= 1 }
          if left <= right {
            values.swapAt(left, right)
            left += 1
            right -= 1
          }
        }
        if place <= right {
          high = right
        } else if place >= left {
          low = left
        } else {
          return
        }
      }
    }
  }
}
