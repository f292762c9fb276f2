import Imaging
import Results

/// A metric of both images without a frame of pixels at their edges (see `FramedID`).
struct FramedMetric<Base: Metric>: Metric {
  let base: Base
  let pixels: Int
  let descriptor: MetricDescriptor
  let definition: MetricDefinition

  /// The original's side, and the size of the whole image.
  struct Reference: Sendable {
    let width, height: Int
    let inside: Base.Reference
  }

  init(_ base: Base, pixels: Int) {
    self.base = base
    self.pixels = pixels
    descriptor = base.descriptor.framed(pixels)
    let text =
      "\(descriptor.id); \(pixels) pixels left out at each edge; " + base.definition.text
    definition = MetricDefinition(
      metric: descriptor.id, fingerprint: MetricDefinition.fingerprint(of: text), text: text,
      weights: base.definition.weights)
  }

  var isCheap: Bool { base.isCheap }

  func memory(width: Int, height: Int) -> MemoryNeed {
    let (inner, outer) = (max(1, width - 2 * pixels), max(1, height - 2 * pixels))
    let need = base.memory(width: inner, height: outer)
    let crop = 6 * inner * outer
    return MemoryNeed(reference: need.reference + crop, working: need.working + crop)
  }

  func reference(for original: Image) throws -> Reference {
    guard min(original.width, original.height) > 2 * pixels else {
      throw tooSmall(
        original, 1, "nothing would be left without the frame; leave out fewer pixels")
    }
    do {
      return Reference(
        width: original.width, height: original.height,
        inside: try base.reference(for: original.without(frame: pixels)))
    } catch MetricError.tooSmall(_, _, _, let minimum, let remedy) {
      throw tooSmall(original, minimum, remedy + "; or leave out fewer pixels at the edges")
    }
  }

  func score(_ reconstruction: Image, against reference: Reference) throws -> MetricScore {
    guard reconstruction.width == reference.width, reconstruction.height == reference.height else {
      throw MetricError.sizes(
        original: [reference.width, reference.height],
        reconstruction: [reconstruction.width, reconstruction.height])
    }
    return try base.score(reconstruction.without(frame: pixels), against: reference.inside)
  }

  private func tooSmall(_ image: Image, _ minimum: Int, _ remedy: String) -> MetricError {
    .tooSmall(
      metric: descriptor.id, width: image.width, height: image.height,
      minimum: minimum + 2 * pixels, remedy: remedy)
  }
}

extension Image {
  /// One image for all metrics that look at it, with what they make of it.
  fileprivate func without(frame pixels: Int) -> Image {
    derived.value("without a frame of \(pixels)") {
      let inside = cropped(
        x: pixels, y: pixels, width: width - 2 * pixels, height: height - 2 * pixels)
      if derived.isKeeping { inside.derived.keep() }
      return inside
    }
  }
}

extension Metric {
  /// The same metric without a frame.
  package func framed(_ pixels: Int) -> any Metric { FramedMetric(self, pixels: pixels) }
}

extension MetricEntry {
  /// The same metric without a frame.
  func framed(_ pixels: Int) -> MetricEntry {
    let framed = descriptor.framed(pixels)
    return MetricEntry(
      descriptor: framed,
      definition: """
        \(descriptor.id) of both images without the \(pixels) pixels at each of their four edges.
        """,
      weights: weights,
      make: { options in
        var options = options
        options.weights[descriptor.id] =
          options.weights[framed.id] ?? options.weights[descriptor.id]
        return try make(options).framed(pixels)
      })
  }
}
