/// Why a stream cannot be written or read; facts here, one sentence in `description`.
public enum EntropyCodingError: Error, Equatable, CustomStringConvertible {
  /// A row of cumulative counts is none; `row` is nil where the rows do not fit together.
  case table(row: Int?, reason: String)
  case probability(place: Int)
  case noSuchRow(Int, count: Int)
  /// A symbol that no stream can hold.
  case symbol(Int, limit: Int)
  case streamLength(Int)
  case endsEarly
  case escape
  case leftOver
  /// The symbols that were read would be written as another stream.
  case notReproduced
  case parameters(place: Int)

  public var description: String {
    switch self {
    case .table(let row, let reason):
      "the probability table \(row.map { "(row \($0)) " } ?? "")\(reason); import the weights again"
    case .probability(let place):
      "probability \(place) of a table is negative, too large or not a number; import the weights again"
    case .noSuchRow(let row, let count):
      "a symbol needs row \(row) of a probability table of \(count) rows; is this another model's table?"
    case .symbol(let symbol, let limit):
      "the symbol \(symbol) is beyond the coder's limit of \(limit); are the weights those of a trained model?"
    case .streamLength(let count):
      "a bit stream of \(count) bytes is not a whole number of 32-bit words, at least two; it is damaged"
    case .endsEarly:
      "the bit stream ends before its last symbol; it is truncated, or of another model"
    case .escape: "the bit stream contains an impossible escape; it is damaged, or of another model"
    case .leftOver:
      "the bit stream goes on after its last symbol; it is damaged, or of another model"
    case .notReproduced:
      "the bit stream does not belong to the decoded symbols; it is damaged, of another model, or written "
        + "by a program or machine whose arithmetic differs in a last bit"
    case .parameters(let place):
      "a latent, a mean or a deviation (place \(place)) is impossible or not a number; are the weights damaged?"
    }
  }
}
