import Results

/// A first study file, guessed from folders: `crossmetric init`.
public struct StudyDraft: Sendable {
  /// A study file that loads, with comments on what to check and on what was left out.
  public let yaml: String
  /// Folders and tables that the study does not use, each with the reason.
  public let leftOut: [String]
  /// The codecs of the study whose rate is only proposed: nothing was found for any codec.
  public let withoutRates: [String]

  /// Looks through folders for originals, reconstructions in folders that are operating points
  /// (`CODEC/POINT/IMAGE.png`, `CODEC/MSE optimized/POINT/IMAGE.png`, `CODEC_POINT/IMAGE.png`) or
  /// whose file names have these (`CODEC/IMAGE_q10.png`), with suffixes (`IMAGE_rec.png`) or without, bit
  /// streams of the same layout and CSV tables of rates. Objectives are guessed from words such as
  /// `mse` and `ms-ssim` in folder names. A folder of images without a number in its name is a codec of
  /// one point. Where codecs do not have all images, the study names those that all have. Rates that are
  /// not in the folders are looked for beside them.
  ///
  /// - Parameters:
  ///   - folders: searched to a depth of 8; the file's paths start as these do, so it is right where
  ///     it is read in the folder in which it was drafted.
  ///   - isTrained: whether the draft asks for trained weights.
  /// - Throws: `StudyError.nothingToDraft` if there are no originals or no reconstructions.
  public init(folders: [String], isTrained: Bool = false) throws {
    if let missing = folders.first(where: { !FileSize.isFolder($0) }) {
      throw StudyError.nothingToDraft(
        folders: folders,
        missing: "\(missing) is not a folder; check the path")
    }
    let tree = DraftTree(folders)
    guard let originals = DraftOriginals.choose(in: tree, folders: folders) else {
      throw StudyError.nothingToDraft(
        folders: folders,
        missing: tree.images.isEmpty
          ? "no folder in them has PNG or PPM images"
          : "no images are both in a folder of originals and in folders CODEC/POINT; "
            + "name the folder of originals first, then those of the codecs")
    }
    let codecs = DraftCodec.find(in: tree, originals: originals)
    guard !codecs.isEmpty else {
      throw StudyError.nothingToDraft(
        folders: folders,
        missing: "no folders CODEC/POINT hold images named as the originals in \(originals.folder)")
    }
    let rates = DraftRates(tree)
    var all = DraftCodec.distinct(codecs).map(rates.source)
    // One folder alone holds the whole of a study.
    if folders.count > 1, all.contains(where: { !$0.isFound }) {
      let beside = DraftRates(DraftTree(beside: folders))
      all = all.map { source in
        if source.isFound { return source }
        var found = beside.source(of: source.codec)
        found.isBeside = found.isFound
        return found.isFound ? found : source
      }
    }
    // A codec without rates would keep the others from running.
    let found = all.filter(\.isFound)
    let sources = found.isEmpty ? all : found
    withoutRates = found.isEmpty ? all.map(\.codec.key.description) : []
    leftOut =
      DraftLeftOut(
        tree, originals: originals, sources: sources,
        without: found.isEmpty ? [] : all.filter { !$0.isFound }, rates: rates
      ).lines
    yaml = DraftText.yaml(
      name: FilePath.name(of: originals.folder), originals: originals, sources: sources,
      leftOut: leftOut, vgg16: isTrained ? "trained" : "seeded")
  }
}

/// Files of one folder that share an extension: `FOLDER/{stem}.EXTENSION`.
struct DraftGroup: Hashable {
  var folder: String
  var fileExtension: String
  var stems: Set<String>
}
