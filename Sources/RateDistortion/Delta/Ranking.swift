/// Elements by falling magnitude, equal ones in their order, with ranks from 1; those whose number
/// is NaN come last and have no rank.
func ranked<Element>(
  _ elements: [Element], by number: (Element) -> Double
) -> [(rank: Int?, element: Element)] {
  let known = elements.filter { !number($0).isNaN }.enumerated().sorted {
    (number($0.element).magnitude, $1.offset) > (number($1.element).magnitude, $0.offset)
  }.map(\.element)
  return known.enumerated().map { ($0 + 1, $1) }
    + elements.filter { number($0).isNaN }.map { (nil, $0) }
}
