public import Results
public import Studies

/// One image through one model.
public struct ModelTask: Sendable {
  public let key: CodecKey
  public let point: String
  public let original: Original
  /// File of the model.
  public let model: String
  /// Which of its rates, where it is of variable rate.
  public let rate: Int?
  /// Files that the run makes, below the output folder.
  let bitstream: String
  let reconstruction: String
  /// Numbers of cores to time; the first makes the files.
  public let cores: [Int]
  /// Whether the study names them; else times on any number will do.
  let namesCores: Bool

  var record: String { EncodedFiles.record(of: reconstruction) ?? reconstruction + ".recipe.txt" }
}

extension Study {
  /// Every use of the study's models: codecs, points and images as the study has them.
  ///
  /// - Parameter cores: where a codec entry names none.
  func modelTasks(outputFolder: String, cores: Int) -> [ModelTask] {
    let recipes = codecs.compactMap { entry -> (CodecEntry, ModelRecipe)? in
      if case .model(let recipe) = entry.source { (entry, recipe) } else { nil }
    }
    if recipes.isEmpty { return [] }
    let originals = findOriginals()
    return recipes.flatMap { entry, recipe -> [ModelTask] in
      let files = EncodedFiles(
        folder: outputFolder, key: entry.key, fileExtension: ModelRecipe.fileExtension)
      return models(recipe).flatMap { model in
        originals.images.compactMap { originals.byImage[$0] }.map { original in
          ModelTask(
            key: entry.key, point: model.point, original: original, model: model.path,
            rate: model.rate,
            bitstream: files.bitstream(point: model.point, image: original.image),
            reconstruction: files.reconstruction(point: model.point, image: original.image),
            cores: recipe.cores.isEmpty ? [cores] : recipe.cores,
            namesCores: !recipe.cores.isEmpty)
        }
      }
    }
  }
}
