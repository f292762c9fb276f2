import Foundation
import Imaging
import Results

/// Writes whole images beside the page, for readers who want to look closer.
struct FullImages {
  static let folder = "report-images"

  private let sources: PictureSources

  init(_ sources: PictureSources) { self.sources = sources }

  /// Writes the images that the page shows and notes their paths. An image that cannot be read
  /// is already noted in the page and left out here.
  ///
  /// - Throws: a Foundation error where the folder cannot be written.
  func write(
    _ pictures: inout Pictures, _ contents: Contents, to folder: URL
  ) throws {
    for index in pictures.originals.indices {
      let image = contents.images[pictures.originals[index].image]
      let name = "\(pictures.originals[index].image + 1)-" + Self.stem(image)
      let own = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
      func copy(_ path: String?, _ file: String) throws -> String? {
        guard let path, let picture = try? Image.read(path, alpha: sources.alpha) else {
          return nil
        }
        try picture.writePNG(own.appendingPathComponent(file).path)
        return [Self.folder, name, file].joined(separator: "/")
      }
      pictures.originals[index].full = try copy(sources.originals[image], "original.png")
      for place in pictures.originals[index].reconstructions.indices {
        let shown = pictures.originals[index].reconstructions[place]
        let key = contents.codecs[shown.codec]
        // Numbers keep apart what looks alike once odd characters are gone.
        let words = [key.codec, key.objective, shown.point].map(Self.stem)
        let file = "\(place + 1)-" + words.joined(separator: "-") + ".png"
        pictures.originals[index].reconstructions[place].full = try copy(
          sources.reconstructions[PictureKey(codec: key, point: shown.point, image: image)], file)
      }
    }
  }

  private static func stem(_ text: String) -> String {
    let kept = text.map { character in
      character.isASCII && (character.isLetter || character.isNumber || "._-".contains(character))
        ? character : "-"
    }
    return String(kept.prefix(60))
  }
}
