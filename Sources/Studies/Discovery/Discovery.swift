public import Controls
public import Results

/// One reconstruction that is to be scored against its original.
public struct Pair: Sendable, Hashable {
  public var key: CodecKey
  public var point: String
  public var image: String
  /// Paths of the two files.
  public var original: String
  public var reconstruction: String
  /// Size of the original, which the reconstruction shares.
  public var width: Int
  public var height: Int
  /// Size of the bit stream, or nil where only the rate is known.
  public var bytes: Int?
  /// Rate in bits per pixel of the original: 8 · bytes / (width · height) where bytes are known.
  /// NaN for a reference distortion.
  public var bpp: Double
  /// The distortion made in memory from the original, instead of reading a reconstruction; nil for
  /// files.
  public var control: Control?

  public init(
    key: CodecKey, point: String, image: String, original: String, reconstruction: String,
    width: Int, height: Int, bytes: Int?, bpp: Double, control: Control? = nil
  ) {
    self.key = key
    self.point = point
    self.image = image
    self.original = original
    self.reconstruction = reconstruction
    self.width = width
    self.height = height
    self.bytes = bytes
    self.bpp = bpp
    self.control = control
  }
}

/// The result of finding a study's files.
public struct Discovery: Sendable {
  /// Pairs without any fault, in study order: codecs as the study lists them (in a `pairs` file: as
  /// they first appear), points by ascending mean bpp of their pairs (equal means by natural order
  /// of the names), images as `images:` lists them, else in natural order (`2` before `10`).
  public var pairs: [Pair]
  /// The images of the study in that order, with those that have a fault.
  public var images: [String]
  /// Everything that is missing or wrong, grouped: originals first, then codec by codec.
  public var faults: [FailureRow]
  /// Unusual facts that were accepted, a sentence each.
  public var notes: [String]

  package init(
    pairs: [Pair], images: [String], faults: [FailureRow], notes: [String] = []
  ) {
    self.pairs = pairs
    self.images = images
    self.faults = faults
    self.notes = notes
  }
}

extension Study {
  /// Finds every file of the study, reads the headers of all images and looks up every rate.
  ///
  /// Faults are gathered, not thrown, so that all are reported together; a pair with a fault is left
  /// out of `pairs`.
  ///
  /// - Parameter outputFolder: where encoders of the study have put their files (`EncodingTask`).
  /// - Throws: `StudyError` if the `pairs` file cannot be read as a table.
  public func discover(outputFolder: String) throws -> Discovery {
    if let pairs { return try PairsFile(study: self, path: pairs).discover() }
    if codecs.isEmpty { return Discovery(pairs: [], images: images ?? [], faults: []) }
    let originals = findOriginals()
    // Without originals no reconstruction has its own, which says nothing more.
    if originals.isEmpty {
      return Discovery(pairs: [], images: originals.images, faults: originals.faults)
    }
    var faults = originals.faults
    var candidates: [Candidate] = []
    var notes: [String] = []
    for entry in codecs {
      let finder = ReconstructionFinder(entry: entry, originals: originals, study: self)
      let found = finder.find(outputFolder: outputFolder)
      candidates += found.candidates
      faults += found.faults
      for note in found.notes where !notes.contains(note) { notes.append(note) }
    }
    let matched = Matching.pairs(of: candidates, alpha: alpha, depth: depth)
    return Discovery(
      pairs: Matching.ordered(
        matched.pairs, codecs: codecs.map(\.key), images: originals.images),
      images: originals.images,
      faults: Matching.grouped(faults + matched.faults, codecs: codecs.map(\.key)),
      notes: notes + RateNotes.notes(of: candidates)
        + ColourNotes.notes(of: candidates, external: external))
  }
}
