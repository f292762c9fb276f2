import Controls
import Results

extension Discovery {
  /// The reference distortions of every original that a pair has, in the order of `Control.all`,
  /// images in study order. They have neither bytes nor a rate, and are made from the original's
  /// file.
  public var controlPairs: [Pair] {
    let byImage = Dictionary(pairs.map { ($0.image, $0) }, uniquingKeysWith: { first, _ in first })
    let originals = images.compactMap { byImage[$0] }
    return Control.all.flatMap { control in
      originals.map { pair in
        Pair(
          key: .control(control.kind.name), point: control.point, image: pair.image,
          original: pair.original, reconstruction: pair.original, width: pair.width,
          height: pair.height, bytes: nil, bpp: .nan, control: control)
      }
    }
  }
}
