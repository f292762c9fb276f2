/// The order in which people sort names: `kodim2` before `kodim10`.
package enum NaturalOrder {
  /// Runs of digits compare as numbers, all else byte by byte; equal so far (`01` and `1`) are
  /// compared byte by byte. A total order.
  package static func precedes(_ a: String, _ b: String) -> Bool {
    var left = Array(a.utf8)[...]
    var right = Array(b.utf8)[...]
    while let x = left.first, let y = right.first {
      if isDigit(x) && isDigit(y) {
        let m = left.prefix(while: isDigit)
        let n = right.prefix(while: isDigit)
        let p = m.drop { $0 == UInt8(ascii: "0") }
        let q = n.drop { $0 == UInt8(ascii: "0") }
        if p.count != q.count { return p.count < q.count }
        if !p.elementsEqual(q) { return p.lexicographicallyPrecedes(q) }
        left = left.dropFirst(m.count)
        right = right.dropFirst(n.count)
      } else if x != y {
        return x < y
      } else {
        left = left.dropFirst()
        right = right.dropFirst()
      }
    }
    if left.isEmpty != right.isEmpty { return left.isEmpty }
    return a.utf8.lexicographicallyPrecedes(b.utf8)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
