import Controls
import Foundation
import Results
import Studies

extension Trace {
  /// A score: its pair of files, its rate, its definition, its runs.
  func links(of row: ScoreRow) throws -> [Explanation.Link] {
    let key = CodecKey(codec: row.codec, objective: row.objective)
    var links: [Explanation.Link] = [
      .init("score", "\(row.metric) = \(row.score)"),
      .init("of", "\(key), point \(row.point), image \(row.image), \(row.width)x\(row.height)"),
    ]
    if key.isControl {
      links.append(
        .init("reconstruction", "a reference distortion that score makes from the original"))
    } else if let (pair, entry) = try pair(of: row) {
      links.append(.init("reconstruction", fileLines(pair.reconstruction)))
      links += encodingLinks(pair)
      links.append(.init("original", fileLines(pair.original)))
      links.append(.init("rate", rateLine(row, entry)))
    } else {
      links.append(.init("files", "the study does not find this pair today"))
    }
    links.append(definitionLink(row.definition))
    let current = currentDefinition(row.metric)
    if let current, current != row.definition, !key.isControl {
      links.append(.init("", "an older one: the study's is \(current) now, which analyze uses"))
    }
    return links + [studyLink, runLink(["reconstruct", "score", "merge"])]
  }

  /// How the study's own encoders made a reconstruction, from the record beside it.
  private func encodingLinks(_ pair: Pair) -> [Explanation.Link] {
    guard let record = EncodedFiles.record(of: pair.reconstruction),
      let text = try? String(contentsOfFile: record, encoding: .utf8)
    else { return [] }
    return [.init("made by", text.split(separator: "\n").map(String.init))]
  }

  private func rateLine(_ row: ScoreRow, _ entry: CodecEntry?) -> String {
    let value =
      row.bytes.map { "8 * \($0) bytes / (\(row.width) * \(row.height)) = \(row.bpp) bpp" }
      ?? "\(row.bpp) bpp"
    guard let entry else { return value + ", from the list of pairs" }
    switch entry.source {
    case .encoder, .model: return value + ", from the bit stream"
    case .reconstructions: break
    }
    return switch entry.rate {
    case .table(let file): value + ", from the table \(file)"
    case .bitstreams(let pattern): value + ", from the bit stream of \(pattern)"
    case .column(let file): value + ", from \(file)"
    case .bpp: value + ", one rate for all images of the point, from the study file"
    case nil: value
    }
  }
}
