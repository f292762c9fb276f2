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

  package static func method(_ path: Path<InterpolationMethod>) -> Columns {
    value("method", path, "Interpolation: cubic, pchip or akima.")
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

  package static func note(_ path: Path<Notes>) -> Columns {
    value("note", path, "Notes on the number; empty if there are none.")
  }
}
