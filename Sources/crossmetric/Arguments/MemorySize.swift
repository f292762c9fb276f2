import ArgumentParser

/// An amount of memory as a user writes it: `800M`, `4G`, `4GiB`; powers of 1024, as Slurm counts.
struct MemorySize: ExpressibleByArgument, CustomStringConvertible {
  let bytes: Int
  let description: String

  init?(argument: String) {
    let units: [(String, Int)] = [("K", 10), ("M", 20), ("G", 30), ("T", 40)]
    var text = argument.uppercased()
    if text.hasSuffix("B") { text.removeLast() }
    if text.hasSuffix("I") { text.removeLast() }
    guard let unit = units.first(where: { text.hasSuffix($0.0) }),
      let number = Double(text.dropLast()), number > 0, number < 1e6
    else { return nil }
    bytes = Int(number * Double(1 << unit.1))
    description = argument
  }
}
