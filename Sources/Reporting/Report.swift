import Foundation

/// The visual report: one HTML file that works without a network.
public enum Report {
  /// Writes the report.
  ///
  /// The file holds the tables, the figures, and lossless crops of originals and reconstructions
  /// at 1:1. Crops become smaller, then fewer, until they fit into `pictureBudget`; the page says
  /// what was left out. The crops in which
  /// metrics disagree take up to a quarter of the budget. Images that cannot be read are noted in
  /// the page.
  ///
  /// - Parameters:
  ///   - path: the HTML file; it appears whole or not at all.
  ///   - fullImages: also writes whole images as PNG into `report-images/` beside the file.
  ///   - pictureBudget: bytes of the file that images may take.
  ///   - limit: bytes of the whole file; images make room where tables and figures are large.
  ///   - progress: called with the number of images in the page so far, and of all.
  /// - Throws: a Foundation error where a file cannot be written.
  public static func write(
    _ data: ReportData, to path: String, fullImages: Bool = false,
    pictureBudget: Int = 11_000_000, limit: Int = 15_000_000,
    progress: @escaping (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
      .appendingPathComponent(FullImages.folder)
    let first = try page(data, fullImages ? folder : nil, budget: pictureBudget, progress)
    let excess = first.html.utf8.count - limit
    let html =
      excess <= 0
      ? first.html
      : try page(data, fullImages ? folder : nil, budget: max(0, first.pictures - excess), progress)
        .html
    try Data(html.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
  }

  /// - Parameter folder: for whole images; nil for none.
  /// - Returns: the page, and the bytes of it that are images.
  private static func page(
    _ data: ReportData, _ folder: URL?, budget: Int, _ progress: @escaping (Int, Int) -> Void
  ) throws -> (html: String, pictures: Int) {
    let contents = Contents(data)
    var pictures = Pictures()
    let inversions = data.inversions.map {
      InversionCrops($0, data, contents, into: &pictures, budget: budget / 4)
    }
    pictures =
      Gallery(
        data, contents, base: pictures, budget: budget, progress: progress
      ).pictures
    if let folder { try FullImages(data.pictures).write(&pictures, contents, to: folder) }
    pictures.addHeatMaps(data, contents)
    let payload = Payload(data, contents, pictures: pictures, inversions: inversions)
    let html = try Page.html(
      title: data.study, answers: data.answers, figures: data.figures, siblings: folder != nil,
      json: payload.json())
    return (html, pictures.bytes)
  }
}
