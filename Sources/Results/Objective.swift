/// Objectives of codecs, and their usual spellings.
public enum Objective {
  /// The objectives that metrics stand for, each with its other spellings.
  private static let all: [(name: String, aliases: [String])] = [
    ("mse", ["l2", "psnr"]), ("ms-ssim", ["msssim"]), ("ssim", []), ("butteraugli", []),
    ("xpsnr", []),
  ]

  /// The objectives that the analysis knows models to be trained for.
  public static let known = all.map(\.name)

  /// Every spelling with the objective that it stands for, in lower case with hyphens.
  public static let spellings: [(spelling: String, objective: String)] = all.flatMap { entry in
    ([entry.name] + entry.aliases).map { ($0, entry.name) }
  }

  private static let canonicalNames = Dictionary(
    uniqueKeysWithValues: spellings.map { ($0.spelling, $0.objective) })

  /// The canonical form of an objective: `mse` of `MSE`, `L2` or `PSNR`, `ms-ssim` of `MS_SSIM` or
  /// `msssim`; whatever is not known stays as it is.
  public static func canonical(_ text: String) -> String {
    if let name = canonicalNames[text] { return name }
    let simple = text.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 }
    return canonicalNames[String(simple)] ?? text
  }
}
