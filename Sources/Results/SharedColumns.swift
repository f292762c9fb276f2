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

  /// A codec and what it is compared with.
  package static func keys(anchor: Path<CodecKey>, _ path: Path<CodecKey>) -> Columns {
    [
      group(
        anchor,
        [
          .name("anchor", \.codec, "Codec that it is compared with."),
          .objective(
            "anchor_objective", \.objective, "The metric that this codec was optimised for."),
        ]),
      key(path),
    ]
  }

  /// Which bias a row is about.
  package static func bias(_ path: Path<BiasKey>) -> Columns {
    [
      group(
        path,
        [
          .name("codec", \.codec, "Codec."),
          .metric("at_equal", \.atEqual, "Id of the metric that is held equal, or bpp."),
          .metric("distance", \.distance, "Id of the distance."),
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
      count("width", width, unit: "pixels", "Width of the original."),
      count("height", height, unit: "pixels", "Height of the original."),
    ]
  }

  package static func bpp(_ path: Path<Double>, _ meaning: String = "Rate.") -> Columns {
    number("bpp", path, unit: "bits/pixel", meaning)
  }

  package static func images(_ path: Path<Int>) -> Columns {
    count("images", path, "Number of images.")
  }

  /// The ends of an interval, empty without one.
  package static func interval(
    _ low: Path<Double?>, _ high: Path<Double?>, unit: String = "",
    _ meaning: String = "95 % interval over images, or empty."
  ) -> Columns { interval("ci", low, high, unit: unit, meaning) }

  package static func interval(
    _ name: String, _ low: Path<Double?>, _ high: Path<Double?>, unit: String = "",
    _ meaning: String
  ) -> Columns {
    [
      optionalNumber(name + "_low", low, unit: unit, meaning),
      optionalNumber(name + "_high", high, unit: unit, "Upper end."),
    ]
  }

  /// Points of both curves inside the range of a comparison; empty where that is not known.
  package static func points(
    _ anchor: Path<Int?>, _ other: Path<Int?>, _ meaning: String, isLater: Bool = false
  ) -> Columns {
    [
      optionalCount("anchor_points", anchor, meaning, isLater: isLater),
      optionalCount("points", other, "The same for the other curve.", isLater: isLater),
    ]
  }

  package static func note(_ path: Path<String>) -> Columns {
    text("note", path, "Notes on the number; empty if there are none.")
  }
}
