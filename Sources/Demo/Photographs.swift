internal import Foundation
package import Imaging
internal import Processes

/// Photographs of two free Debian packages, which training of the models that come with the program never sees; scaled down
/// to at most 384 x 256 (or 256 x 384) pixels.
package enum Photographs {
  struct Source: Sendable {
    let name: String
    let file: String
    let package: String
    let author: String
    let licence: String
  }

  /// In the order of the study.
  static let sources = [
    Source(
      name: "friends", file: "friends_by_Aitzol_Berasategi.jpg", package: sixteen,
      author: "Aitzol Berasategi, 2018", licence: "CC BY 4.0"),
    Source(
      name: "mountains", file: "picosdeeuropa_by_Aitzol_Berasategi.jpg", package: sixteen,
      author: "Aitzol Berasategi, 2018", licence: "CC BY 4.0"),
    Source(
      name: "nuthatch", file: "Kleiber_by_Lukas_Baubkus.jpg", package: "lomiri-wallpapers-20.04",
      author: "Lukas Baubkus, 2021", licence: "CC BY-SA 3.0"),
    Source(
      name: "fig", file: "Picture_0B_by_freespace.jpg", package: sixteen,
      author: "Trevor \"Freespace\", 2018", licence: "CC BY 4.0"),
    Source(
      name: "drum", file: "Wine_by_Jakkub_Mede.jpg", package: sixteen, author: "Jakub Mede, 2018",
      licence: "CC BY 4.0"),
    Source(
      name: "autumn", file: "aitzgorri_by_Aitzol_Berasategi.jpg", package: sixteen,
      author: "Aitzol Berasategi, 2018", licence: "CC BY 4.0"),
  ]
  private static let sixteen = "lomiri-wallpapers-16.04"

  /// The packages' names.
  package static var packages: [String] { Set(sources.map(\.package)).sorted() }

  /// All six, or nil where one of them, or the program that decodes them, is missing.
  ///
  /// - Parameter folder: where the packages put them.
  package static func read(folder: String = "/usr/share/backgrounds") -> [(
    name: String, image: Image
  )]? {
    guard let djpeg = Program.find("djpeg", folder: "/"),
      sources.allSatisfy({ FileManager.default.fileExists(atPath: folder + "/" + $0.file) })
    else { return nil }
    let photographs = sources.compactMap { source in
      quarter(of: folder + "/" + source.file, djpeg).map {
        (name: source.name, image: $0.fittingDemo)
      }
    }
    return photographs.count == sources.count ? photographs : nil
  }

  /// A JPEG file at a quarter of its sides: those of its coefficients that reach so far.
  private static func quarter(of file: String, _ djpeg: Program) -> Image? {
    let output = FileManager.default.temporaryDirectory
      .appendingPathComponent("crossmetric-\(UUID().uuidString).ppm").path
    defer { try? FileManager.default.removeItem(atPath: output) }
    let process = ChildProcess(
      program: djpeg.path, arguments: ["djpeg", "-scale", "1/4", "-outfile", output, file],
      folder: "/", timeLimit: 60)
    guard case .exited(0) = process.run(among: RunningChildren()).outcome else { return nil }
    return try? Image.read(output)
  }
}

extension Image {
  /// Scaled down to fit 384 x 256, or 256 x 384 where it is upright.
  fileprivate var fittingDemo: Image {
    let (widest, highest) = width >= height ? (384, 256) : (256, 384)
    // The side that limits, then the other one, rounded.
    if width * highest >= height * widest {
      return scaledDown(width: widest, height: (2 * height * widest + width) / (2 * width))
    }
    return scaledDown(width: (2 * width * highest + height) / (2 * height), height: highest)
  }
}
