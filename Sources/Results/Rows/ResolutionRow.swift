/// The smallest difference that a number of images can resolve: a row of `resolution.csv`.
public struct ResolutionRow: AnalysisRow, Hashable {
  public static let table = TableDescriptor(
    name: "resolution", title: "Smallest difference that so many images can show",
    explanation: """
      Minimum detectable difference: the BD-rate of the mean curves that a two-sided t-test at 5 % \
      finds with 80 % power from n images that vary as these do (sd_log10: sqrt n times the \
      jackknife's error of log10 of the rate ratio). resolvable_percent = 100 (10^(e sd) - 1) where e is \
      the effect size for n; n images cannot distinguish a smaller BD-rate from chance.
      """)
  public static let schema: Columns<ResolutionRow> = [
    .compared,
    .settings,
    .value("images", \.images, "Images of the two curves."),
    .value(
      "sd_log10", \.sdLog10,
      "Standard deviation of single images in log10 of the rate ratio: sqrt n times the jackknife's error."
    ),
    .value("n", \.n, "Number of images that resolvable_percent is for."),
    .percent(
      "resolvable_percent", \.resolvablePercent,
      "Smallest rate difference that n images can detect."),
    .note(\.note),
  ]

  public var compared = ComparisonKey()
  public var settings = DeltaSettings()
  public var images = 0
  public var sdLog10 = Double.nan
  public var n = 0
  public var resolvablePercent = Double.nan
  public var note = Notes()

  public init() {}
}
