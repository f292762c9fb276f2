import Foundation
import Imaging
import Results

/// Reads the images of a study and cuts the crops that fit into the budget.
struct Gallery {
  private static let previewSide = 240

  var pictures: Pictures
  private let contents: Contents
  private let sources: PictureSources
  private let budget: Int
  /// Memory that the page already uses.
  private let base: Pictures
  private let progress: (_ done: Int, _ total: Int) -> Void

  /// - Parameters:
  ///   - budget: bytes of all images, those of `base` included.
  ///   - progress: called with the number of images that are done, and of all.
  init(
    _ data: ReportData, _ contents: Contents, base: Pictures, budget: Int,
    progress: @escaping (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) {
    self.progress = progress
    self.contents = contents
    sources = data.pictures
    self.budget = budget
    self.base = base
    pictures = base
    if sources.originals.isEmpty && sources.reconstructions.isEmpty {
      pictures.notes.append("No images were given.")
      return
    }
    var plan = CropPlan(
      images: contents.images.count,
      points: contents.codecs.map { contents.points[$0]?.count ?? 0 },
      bytesPerPixel: bytesPerPixel(), budget: budget - base.bytes)
    pictures = collected(plan)
    // The estimate comes from a sample, so it can be too small.
    while pictures.missing && plan.shrink() { pictures = collected(plan) }
    let notes = plan.notes(contents)
    pictures.notes = notes + pictures.notes
  }

  private func collected(_ plan: CropPlan) -> Pictures {
    var pictures = base
    for index in contents.images.indices.prefix(plan.images) {
      if pictures.missing { break }
      collect(index, plan, into: &pictures)
      progress(index + 1, plan.images)
    }
    return pictures
  }

  private func collect(_ index: Int, _ plan: CropPlan, into pictures: inout Pictures) {
    let image = contents.images[index]
    var entry = Pictures.Original(image: index)
    var window: Window?
    var size = (width: 0, height: 0)
    do {
      let original = try read(sources.originals[image])
      let found = DetailMap(original).window(side: plan.side)
      window = found
      size = (original.width, original.height)
      (entry.width, entry.height) = size
      entry.crop = [found.x, found.y, found.width, found.height]
      entry.preview = try store(original.preview(limit: Self.previewSide), &pictures)
      entry.file = try store(original.cropped(found), &pictures)
    } catch { entry.note = "\(error)" }
    for (codec, key) in contents.codecs.enumerated() {
      for point in plan.chosen(contents.points[key] ?? []) {
        let path = sources.reconstructions[PictureKey(codec: key, point: point, image: image)]
        if path == nil && entry.note != nil { continue }
        var shown = Pictures.Shown(codec: codec, point: point)
        do {
          guard let window else { throw PictureError.noOriginal }
          let reconstruction = try read(path)
          guard (reconstruction.width, reconstruction.height) == size else {
            throw PictureError.size(path ?? "", reconstruction.width, reconstruction.height)
          }
          shown.file = try store(reconstruction.cropped(window), &pictures)
        } catch { shown.note = "\(error)" }
        entry.reconstructions.append(shown)
      }
    }
    pictures.originals.append(entry)
  }

  private func read(_ path: String?) throws -> Image {
    guard let path else { throw PictureError.noPath }
    return try Image.read(path, alpha: sources.alpha)
  }

  private func store(_ image: Image, _ pictures: inout Pictures) throws -> Int {
    do { return try pictures.store(image, budget: budget) } catch PictureError.noRoom {
      pictures.missing = true
      throw PictureError.noRoom
    }
  }

  /// Bytes of base64 for a pixel of a crop: the mean of a sample spread over images and points.
  private func bytesPerPixel() -> Double {
    var bytes = 0
    var pixels = 0
    let images = contents.images
    for image in CropPlan.spread(images, 6) {
      guard let original = try? read(sources.originals[image]) else { continue }
      let window = DetailMap(original).window(side: CropPlan.largestSide)
      var sample = [original]
      for (index, key) in contents.codecs.enumerated() where index < 8 {
        for point in CropPlan.spread(contents.points[key] ?? [], 2) {
          let path = sources.reconstructions[PictureKey(codec: key, point: point, image: image)]
          if let picture = try? read(path), picture.width == original.width,
            picture.height == original.height
          {
            sample.append(picture)
          }
        }
      }
      for picture in sample {
        guard let data = try? picture.cropped(window).pngData() else { continue }
        bytes += (data.count + 2) / 3 * 4
        pixels += window.width * window.height
      }
    }
    return pixels > 0 ? Double(bytes) / Double(pixels) : 4
  }
}

extension Image {
  func cropped(_ window: Window) -> Image {
    cropped(x: window.x, y: window.y, width: window.width, height: window.height)
  }
}

/// Why an image is not in the page.
package enum PictureError: Error, CustomStringConvertible {
  case noPath
  case noOriginal
  case noRoom
  case size(String, Int, Int)

  package var description: String {
    switch self {
    case .noPath: "the study has no file for it"
    case .noOriginal: "its original could not be read"
    case .noRoom: "it was left out, because the page would become too large"
    case .size(let path, let width, let height):
      "\(path) has \(width)x\(height) pixels, unlike its original"
    }
  }
}
