/// The values of the placeholders of a pattern, as far as they are known.
struct PatternBinding: Hashable {
  var image: ArraySlice<UInt8>?
  var point: ArraySlice<UInt8>?
}

extension PathPattern {
  /// All ways in which a file or folder name fits one component of a pattern, given what is bound.
  static func bindings(
    of name: [UInt8], to pieces: [Piece], from start: PatternBinding
  ) -> [PatternBinding] {
    var found: [PatternBinding] = []
    match(pieces[...], name[...], start, &found)
    return found
  }

  private static func match(
    _ pieces: ArraySlice<Piece>, _ rest: ArraySlice<UInt8>, _ binding: PatternBinding,
    _ found: inout [PatternBinding]
  ) {
    guard let piece = pieces.first else {
      if rest.isEmpty { found.append(binding) }
      return
    }
    let following = pieces.dropFirst()
    let bound: ArraySlice<UInt8>?
    switch piece {
    case .literal(let bytes): bound = bytes[...]
    case .image: bound = binding.image
    case .point: bound = binding.point
    }
    if let bound {
      if rest.starts(with: bound) { match(following, rest.dropFirst(bound.count), binding, &found) }
      return
    }
    for end in cuts(of: rest, before: following.first) {
      var next = binding
      if piece == .image { next.image = rest[..<end] } else { next.point = rest[..<end] }
      match(following, rest[end...], next, &found)
    }
  }

  /// Where a free placeholder at the start of `rest` may end: never empty, never inside a
  /// character.
  private static func cuts(of rest: ArraySlice<UInt8>, before next: Piece?) -> [Int] {
    guard let next else { return rest.isEmpty ? [] : [rest.endIndex] }
    return (rest.startIndex..<rest.endIndex).dropFirst().filter { end in
      if case .literal(let bytes) = next { return rest[end...].starts(with: bytes) }
      return rest[end] & 0xC0 != 0x80
    }
  }
}
