public import Imaging

/// Six originals that the program makes itself, from fixed seeds and with + - * / and square roots
/// only, so that every machine makes the same bits.
///
/// Occluding leaves with power-law sizes and 1/f textures bring the statistics of photographs;
/// text, line art and gradients bring those of documents.
public enum DemoImages {
  /// Name (the file's stem) and how to make it, in the order of the study.
  private static let scenes: [(name: String, make: @Sendable () -> Image)] = [
    ("leaves", NaturalScenes.leaves),
    ("pebbles", NaturalScenes.pebbles),
    ("marble", NaturalScenes.marble),
    ("valley", NaturalScenes.valley),
    ("page", DrawnScenes.page),
    ("poster", DrawnScenes.poster),
  ]

  /// The images' names, in the order of the study.
  static var names: [String] { scenes.map(\.name) }

  /// Those that stand beside photographs: one that resembles them, one document.
  static let companions: Set = ["leaves", "page"]

  /// The six images, 8-bit RGB, about 400 x 300 pixels each; made once, in about two seconds.
  public static let all: [(name: String, image: Image)] = scenes.map { ($0.name, $0.make()) }

  /// The image on which the metrics' pages give their values.
  public static let calibration: (name: String, image: Image) = (
    scenes[0].name, scenes[0].make()
  )
}
