/// Columns that several tables have, with one meaning in all of them.
extension Columns {
  /// Codec and objective.
  package static func key(_ path: Path<CodecKey>) -> Columns {
    group(
      path,
      [
        .name("codec", \.codec, "Codec."),
        .objective("objective", \.objective, "The metric that it was optimised for."),
      ])
  }

  /// A codec, what it is compared with, and in which metric.
  package static func compared(
    _ path: Path<ComparisonKey>,
    metric meaning: String = "Id of the metric; a part of it as ID/PART."
  ) -> Columns {
    group(
      path,
      [
        .name("anchor", \.anchor.codec, "Codec that it is compared with."),
        .objective(
          "anchor_objective", \.anchor.objective, "The metric that this codec was optimised for."),
        .key(\.codec),
        .metric(\.metric, meaning),
      ])
  }

  package static func method(_ path: Path<InterpolationMethod>) -> Columns {
    value("method", path, "Interpolation: cubic, pchip or akima.")
  }

  /// By which settings a Bjontegaard delta was computed.
  package static func settings(_ path: Path<DeltaSettings>) -> Columns {
    group(
      path,
      [
        .method(\.method),
        .value(
          "range", \.range,
          "Range of the mean: overlap (the shared qualities), LO:HI in bpp, or low, median, high, full."
        ),
      ])
  }

  /// Which bias a row is about.
  package static func bias(
    _ path: Path<BiasKey>, atEqual: String = "Id of the metric that is held equal, or bpp.",
    distance: String = "Id of the distance."
  ) -> Columns {
    [
      group(
        path,
        [
          .name("codec", \.codec, "Codec."),
          .metric("at_equal", \.atEqual, atEqual),
          .metric("distance", \.distance, distance),
        ]),
      objectives(path),
    ]
  }

  /// The two objectives of a bias.
  package static func objectives(_ path: Path<BiasKey>) -> Columns {
    group(
      path,
      [
        .objective("objective_a", \.objectiveA, "First objective."),
        .objective(
          "objective_b", \.objectiveB, "Second objective, compared with the first."),
      ])
  }

  package static func point(
    _ path: Path<String>, _ meaning: String = "Operating point."
  ) -> Columns { name("point", path, meaning) }

  package static func image(_ path: Path<String>) -> Columns { name("image", path, "Image.") }

  /// Width and height of the original.
  package static func size(_ width: Path<Int>, _ height: Path<Int>) -> Columns {
    [
      value("width", width, unit: "pixels", "Width of the original."),
      value("height", height, unit: "pixels", "Height of the original."),
    ]
  }

  package static func bpp(_ path: Path<Double>, _ meaning: String = "Rate.") -> Columns {
    value("bpp", path, unit: "bits/pixel", meaning)
  }

  package static func images(_ path: Path<Int>) -> Columns {
    value("images", path, "Number of images.")
  }

  /// The ends of an interval, empty without one.
  package static func interval(
    _ path: Path<Bounds>, unit: String = "",
    _ meaning: String = "95 % interval over images, or empty."
  ) -> Columns { interval("ci", path, unit: unit, meaning) }

  package static func interval(
    _ name: String, _ path: Path<Bounds>, unit: String = "", _ meaning: String,
    upper: String = "Upper end."
  ) -> Columns {
    group(
      path,
      [
        .value(name + "_low", \.low, unit: unit, meaning),
        .value(name + "_high", \.high, unit: unit, upper),
      ])
  }

  /// Points of both curves inside the range of a comparison; empty where that is not known.
  package static func points(_ path: Path<Evidence>, _ meaning: String) -> Columns {
    group(
      path,
      [
        .value("anchor_points", \.anchorPoints, meaning),
        .value("points", \.points, "The same for the other curve."),
      ])
  }

  package static func note(_ path: Path<String>) -> Columns {
    text("note", path, "Notes on the number; empty if there are none.")
  }
}
