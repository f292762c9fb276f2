import Results

/// A reconstruction that was found, before its header was read.
struct Candidate {
  var key: CodecKey
  var point: String
  var image: String
  var path: String
  var original: Original
  /// Nil where the rate has a fault (reported elsewhere).
  var rate: Rate?

  func fault(_ message: String) -> FailureRow {
    Fault.row(key, point: point, image: image, file: path, message)
  }
}

/// Finds the reconstructions and rates of one codec entry.
struct ReconstructionFinder {
  let entry: CodecEntry
  let originals: FoundOriginals
  let study: Study

  struct Found {
    var candidates: [Candidate] = []
    var faults: [FailureRow] = []
    var notes: [String] = []
  }

  func find(outputFolder: String) -> Found {
    switch entry.source {
    case .reconstructions(let text):
      ready(PathPattern(text, folder: study.folder))
    case .encoder(let recipe):
      encoded(recipe.points, outputFolder, recipe.fileExtension)
    case .model(let recipe):
      modelled(recipe, outputFolder)
    }
  }

  private func ready(_ pattern: PathPattern) -> Found {
    let fitting = entry.files(pattern, known: originals.known)
    let wanted = Set(originals.images)
    var faults = fitting.unreadable.map { Fault.unreadable(folder: $0, key: entry.key) }
    var points: [String: [String: String]] = [:]
    var strays: [String: [FittingFile]] = [:]
    for file in fitting.files {
      if wanted.contains(file.image) {
        if let other = points[file.point, default: [:]].updateValue(file.path, forKey: file.image) {
          faults.append(Fault.sameImage(file, other: other, key: entry.key))
        }
      } else if study.images == nil {
        strays[file.image, default: []].append(file)
      }
    }
    for (_, files) in strays.sorted(by: { NaturalOrder.precedes($0.key, $1.key) }) {
      faults.append(Fault.noOriginal(files[0], more: files.count - 1, key: entry.key))
    }
    if points.isEmpty {
      faults.append(Fault.noReconstructions(pattern, key: entry.key))
      return Found(faults: faults)
    }
    var rates = RateFinder(entry: entry, study: study)
    var candidates: [Candidate] = []
    let names = points.keys.sorted(by: NaturalOrder.precedes)
    let absent = Set(
      originals.images.filter { image in
        names.count > 1 && originals.byImage[image] != nil
          && points.values.allSatisfy { $0[image] == nil }
      })
    for image in originals.images where absent.contains(image) {
      faults.append(
        Fault.missingEverywhere(
          pattern.path(image: image, point: names[0]), key: entry.key, image: image,
          points: names.count))
    }
    for point in names {
      for image in originals.images {
        // An original with a fault of its own has been reported already.
        guard let original = originals.byImage[image], !absent.contains(image) else { continue }
        guard let path = points[point]?[image] else {
          let expected = pattern.path(image: image, point: point)
          faults.append(Fault.missing(expected, key: entry.key, point: point, image: image))
          continue
        }
        candidates.append(
          Candidate(
            key: entry.key, point: point, image: image, path: path, original: original,
            rate: rates.rate(point: point, original: original)))
      }
    }
    return Found(candidates: candidates, faults: faults + rates.faults, notes: rates.notes)
  }

  private func modelled(_ recipe: ModelRecipe, _ outputFolder: String) -> Found {
    let points = study.models(recipe).map(\.point)
    if points.isEmpty {
      let pattern = PathPattern(recipe.pattern, folder: study.folder)
      return Found(faults: [Fault.noModels(pattern, key: entry.key)])
    }
    return encoded(points, outputFolder, ModelRecipe.fileExtension)
  }

  private func encoded(
    _ points: [String], _ outputFolder: String, _ fileExtension: String
  ) -> Found {
    let files = EncodedFiles(folder: outputFolder, key: entry.key, fileExtension: fileExtension)
    var found = Found()
    for point in points {
      for image in originals.images {
        guard let original = originals.byImage[image] else { continue }
        let path = files.reconstruction(point: point, image: image)
        let stream = files.bitstream(point: point, image: image)
        guard FileSize.ofFile(path) != nil, let bytes = FileSize.ofFile(stream), bytes > 0 else {
          found.faults.append(
            Fault.notEncoded(
              FileSize.ofFile(path) == nil ? path : stream, key: entry.key, point: point,
              image: image))
          continue
        }
        found.candidates.append(
          Candidate(
            key: entry.key, point: point, image: image, path: path, original: original,
            rate: Rate(bytes: bytes, of: original)))
      }
    }
    return found
  }
}
