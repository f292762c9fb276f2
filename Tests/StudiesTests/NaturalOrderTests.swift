import Studies
import Testing

struct NaturalOrderTests {
  @Test func numbersInNamesCountAsNumbers() {
    let names = [
      "kodim10", "kodim2", "kodim1", "a", "kodim02", "0.5", "0.10", "99999999999999999999",
    ]
    #expect(
      names.sorted(by: NaturalOrder.precedes)
        == ["0.5", "0.10", "99999999999999999999", "a", "kodim1", "kodim02", "kodim2", "kodim10"])
  }

  @Test func isATotalOrder() {
    let names = ["1", "01", "001", "1a", "1b", "01b", "a1", "", "a", "a01b2", "a1b02"]
    for x in names {
      for y in names {
        let (less, more) = (NaturalOrder.precedes(x, y), NaturalOrder.precedes(y, x))
        #expect(x == y ? !less && !more : less != more, "\(x) \(y)")
        for z in names where less && NaturalOrder.precedes(y, z) {
          #expect(NaturalOrder.precedes(x, z), "\(x) \(y) \(z)")
        }
      }
    }
  }
}
