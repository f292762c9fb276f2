import Imaging
import Results

/// From candidates to pairs: headers, sizes, order.
enum Matching {
  /// Reads the header of every candidate and keeps those that fit their original and have a rate.
  static func pairs(
    of candidates: [Candidate], alpha: AlphaRule, depth: DepthRule
  ) -> (pairs: [Pair], faults: [FailureRow]) {
    var pairs: [Pair] = []
    var faults: [FailureRow] = []
    let headers = Headers.read(candidates.map(\.path), alpha: alpha)
    for (candidate, header) in zip(candidates, headers) {
      let original = candidate.original
      switch header {
      case .failure(let fault):
        faults.append(candidate.fault(fault.message))
      case .success(let info) where info.width != original.width || info.height != original.height:
        faults.append(Fault.size(candidate, info))
      case .success(let info) where info.bitDepth != original.bitDepth && depth == .equal:
        faults.append(Fault.depth(candidate, info))
      case .success:
        guard let rate = candidate.rate else { continue }
        pairs.append(
          Pair(
            key: candidate.key, point: candidate.point, image: candidate.image,
            original: original.path, reconstruction: candidate.path, width: original.width,
            height: original.height, bytes: rate.bytes, bpp: rate.bpp))
      }
    }
    return (pairs, faults)
  }

  /// Study order, that of `Discovery.pairs`.
  static func ordered(_ pairs: [Pair], codecs: [CodecKey], images: [String]) -> [Pair] {
    let place = Dictionary(images.enumerated().map { ($1, $0) }, uniquingKeysWith: min)
    let byCodec = Dictionary(grouping: pairs, by: \.key)
    return codecs.flatMap { key in
      let points = Dictionary(grouping: byCodec[key] ?? [], by: \.point).map { point, pairs in
        let sorted = pairs.sorted { place[$0.image, default: 0] < place[$1.image, default: 0] }
        let mean = sorted.reduce(0) { $0 + $1.bpp } / Double(sorted.count)
        return (point: point, mean: mean, pairs: sorted)
      }
      return points.sorted {
        $0.mean != $1.mean ? $0.mean < $1.mean : NaturalOrder.precedes($0.point, $1.point)
      }.flatMap(\.pairs)
    }
  }

  /// Faults of originals first, then codec by codec; otherwise in the order in which they came.
  static func grouped(_ faults: [FailureRow], codecs: [CodecKey]) -> [FailureRow] {
    let groups = Dictionary(grouping: faults) {
      CodecKey(codec: $0.codec, objective: $0.objective)
    }
    let none = CodecKey(codec: "", objective: "")
    return ([none] + codecs).flatMap { groups[$0] ?? [] }
  }
}
