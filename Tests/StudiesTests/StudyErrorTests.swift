import Foundation
import Results
import Studies
import Testing

/// One hostile study file after another: each is refused with one sentence that names place and remedy.
struct StudyErrorTests {
  private static let entry = """
    codec: c, objective: mse, reconstructions: "r/{point}/{image}.png", rate: {bpp: {1: 1}}
    """
  private static let head = "study: s\noriginals: \"{image}.png\"\n"

  private static func codec(_ fields: String) -> String {
    head + "codecs:\n  - {\(fields)}\n"
  }
  private static func more(_ line: String) -> String { codec(entry) + line + "\n" }
  private static func encoder(_ fields: String) -> String {
    codec("codec: c, objective: mse, encoder: {\(fields)}")
  }
  private static func rate(_ rate: String) -> String {
    codec("codec: c, objective: mse, reconstructions: \"r/{point}/{image}.png\", rate: \(rate)")
  }

  /// Study file, and what the refusal says after the path.
  static let cases: [(String, String)] = [
    (
      codec(entry.replacing("mse", with: "control")),
      ":4: the objective \"control\" is reserved for reference distortions; give the codec another"
    ),
    ("", ": not valid YAML: the file is empty"),
    ("study: [", ":2: not valid YAML: did not find expected node content"),
    ("study: a\n\tb: c\n", ":2: not valid YAML: found a tab character that violates"),
    ("study: a\nstudy: b\n", ":1: not valid YAML: the key \"study\" occurs twice in one mapping"),
    ("a\u{0}b", ":1: not valid YAML: control characters are not allowed"),
    ("just text", ":1: \"study.yaml\" must be a mapping (key: value)"),
    ("study: a\n---\nstudy: b\n", ":2: not valid YAML: but found another document"),
    ("? [a]\n: b\n", ":1: \"study.yaml\" must be a mapping with plain keys"),
    (head + "orignals: x\n", ":3: unknown key \"orignals\"; did you mean \"originals\"?"),
    (head + "Codecs: x\n", ":3: unknown key \"Codecs\"; did you mean \"codecs\"?"),
    (head + "zzz: x\n", ":3: unknown key \"zzz\"; known are study, originals, "),
    ("originals: \"{image}\"\n", ":1: a study needs the key \"study\""),
    ("study: {a: b}\n", ":1: \"study\" must be one text"),
    ("study:\n", ":1: \"study\" is empty; give it a value or remove it"),
    (head, ":1: nothing to compare; give \"codecs\", \"pairs\" or \"curves\""),
    (head + "codecs: []\n", ":3: \"codecs\" is empty; give it a value or remove it"),
    (head + "codecs: {}\n", ":3: \"codecs\" must be a list"),
    ("study: s\ncodecs:\n  - {\(entry)}\n", ":1: a study needs the key \"originals\""),
    (
      "study: s\noriginals: a.png\n",
      ":2: \"originals\": the pattern \"a.png\" has no {image}; write {image} in place"
    ),
    ("study: s\noriginals: \"{point}/{image}.png\"\n", ":2: \"originals\": the pattern "),
    (codec("objective: mse, reconstructions: a"), ":4: a codec entry needs the key \"codec\""),
    (codec("codec: \"\", objective: mse"), ":4: \"codec\" is empty; "),
    (
      codec("codec: c, objective: mse"),
      ":4: c (mse) needs exactly one of \"reconstructions\", \"encoder\" and \"model\"; it has none"
    ),
    (
      codec("\(entry), encoder: {}"),
      ":4: c (mse) needs exactly one of \"reconstructions\", \"encoder\" and \"model\"; "
        + "it has reconstructions and encoder"
    ),
    (
      codec("codec: c, objective: mse, model: {files: \"{point}.h5\", rates: [1]}"),
      ":4: \"rates\" select rates of a single model; "
    ),
    (
      codec("codec: c, objective: mse, model: {files: vbr.h5, rates: [8]}"),
      ":4: \"rates\" has the unknown value \"8\"; "
    ),
    (
      codec("codec: c, objective: mse, model: {files: vbr.h5, rates: [3, 3]}"),
      ":4: \"3\" occurs twice in \"rates\""
    ),
    (
      codec("codec: c, objective: mse, model: \"shipped:nothing\""),
      ":4: no model \"nothing\" comes with the program; "
    ),
    (
      codec("codec: c, objective: mse, model: \"{image}{point}.h5\""),
      ":4: \"model\": the pattern \"{image}{point}.h5\" has {image}, but a model is for all"
    ),
    (
      codec("codec: c, objective: mse, model: {files: \"{point}.h5\", cores: [2, 2]}"),
      ":4: \"2\" occurs twice in \"cores\""
    ),
    (
      codec("codec: c, objective: mse, reconstructions: \"{point}/{image}\""),
      ":4: a codec entry needs the key \"rate\""
    ),
    (
      codec("codec: c, objective: mse, reconstructions: \"{image}\", rate: {bpp: {1: 1}}"),
      ":4: \"reconstructions\": the pattern \"{image}\" has no {point}; "
    ),
    (
      codec("codec: c, objective: mse, reconstruction: x"),
      ":4: unknown key \"reconstruction\"; did you mean \"reconstructions\"?"
    ),
    (
      more("  - {\(entry)}"),
      ":5: c (mse) has two entries; give one of them another codec name or objective"
    ),
    (rate("{}"), "; it has none"), (rate("{table: a, column: b}"), "; it has column, table"),
    (rate("{tabel: a}"), ":4: unknown key \"tabel\"; did you mean \"table\"?"),
    (rate("{bpp: {q: 0}}"), ":4: the rate \"0\" of point \"q\" is not a finite number above 0"),
    (rate("{bpp: {q: .inf}}"), ":4: the rate \".inf\" of point \"q\" is not a finite number"),
    (rate("{bpp: {q: nan}}"), ":4: the rate \"nan\" of point \"q\" is not a finite number"),
    (rate("{bpp: {}}"), ":4: \"bpp\" is empty"),
    (rate("{bitstreams: \"{image}.bin\"}"), ":4: \"bitstreams\": the pattern "),
    (rate("{bpp: {q: [1]}}"), ":4: \"q\" must be one text"),
    (encoder("points: [1], encode: [a]"), ":4: \"encode\" does not contain {original}; "),
    (
      encoder("points: [1, 2], encode: [\"{original}{bitstream}\"]"),
      ":4: \"encode\" does not contain {point}; "
    ),
    (
      encoder("points: [1], encode: [\"{orignal}\"]"),
      ":4: \"encode\" has the unknown placeholder {orignal}; did you mean \"original\"?"
    ),
    (encoder("points: [1, 1]"), ":4: \"1\" occurs twice in \"points\"; remove one"),
    (encoder("points: []"), ":4: \"points\" is empty"),
    (
      encoder("points: [1], encode: [\"{original}{bitstream}\"]"),
      ":4: an encoder needs the key \"decode\""
    ),
    (encoder("points: [1], extension: .bin"), ":4: \"extension\" must be an extension without dot"),
    (
      codec(
        "codec: c, objective: mse, point: q, reconstructions: \"{point}/{image}\", rate: {bpp: {q: 1}}"
      ),
      "has {point} beside the key \"point\"; remove one of the two"
    ),
    (
      codec("codec: c, objective: mse, encoder: jpeg, point: q"),
      ":4: \"point\" names the only point of ready reconstructions; c (mse) makes its own"
    ),
    (
      codec("codec: c, objective: mse, encoder: {}, rate: {}"),
      ":4: the rate of c (mse) is the size of the bit streams that it writes; "
    ),
    (more("images: [a, a]"), ":5: \"a\" occurs twice in \"images\"; remove one"),
    (more("images: []"), ":5: \"images\" is empty"),
    (more("metrics: [psnr, psnr]"), ":5: \"psnr\" occurs twice in \"metrics\""),
    (more("metrics: {psnr: 1}"), ":5: \"metrics\" must be a list"),
    (more("frame: 0"), ":5: \"frame\" must be a whole number above 0"),
    (
      more("weights: {vgg-16: x}"),
      ":5: \"weights\" names \"vgg-16\", which is not among the metrics ("
    ),
    (
      more("anchor: {codec: c, objective: mes}"),
      ":5: the anchor c (mes) is not a codec of the study; did you mean \"c (mse)\"?"
    ),
    (more("anchor: {codec: c}"), ":5: the anchor needs the key \"objective\""),
    (more("controls: yes"), ":5: \"controls\" must be true or false"),
    (more("alpha: blak"), ":5: \"alpha\" has the unknown value \"blak\"; did you mean"),
    (more("pairs: p.csv"), ":4: \"pairs\" already lists every file; remove \"codecs\""),
    ("study: s\npairs: p.csv\n", ":2: \"pairs\": there is no file "),
    (
      head + "curves:\n  - {codec: a, objective: b, file: c.json}\n",
      ":4: \"file\": there is no file "
    ),
    (
      head + "curves:\n  - {codec: a, objective: b, file: study.yaml, images: 2.5}\n",
      ":4: \"images\" must be a whole number above 0"
    ),
  ]

  @Test(arguments: cases)
  func refuses(_ yaml: String, _ expected: String) throws {
    try withTree { tree in
      do {
        _ = try tree.study(yaml)
        Issue.record("loaded: \(yaml.prefix(200))")
      } catch let error as StudyError {
        let sentence = "\(error)"
        #expect(sentence.hasPrefix(tree["study.yaml"]))
        #expect(sentence.contains(expected), "\(sentence)")
        #expect(!sentence.contains("\n"))
      }
    }
  }

  @Test func refusesDeepNesting() throws {
    try withTree { tree in
      #expect(throws: StudyError.self) {
        _ = try tree.study(String(repeating: "[", count: 100_000))
      }
      #expect(throws: StudyError.self) {
        _ = try tree.study("study: " + String(repeating: "{a: ", count: 100_000))
      }
      #expect(throws: StudyError.self) {
        _ = try tree.study((0..<3_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined())
      }
    }
  }

  @Test func refusesAliasesThatGrowWithoutEnd() throws {
    let lists = (1..<30).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" }.joined()
    try withTree { tree in
      #expect(throws: StudyError.self) {
        _ = try tree.study("a0: &a0 [x, x]\n\(lists)? *a29\n: 1\n")
      }
      let few = try tree.study(
        Tree.comparison.replacing("codec: c", with: "codec: &name c")
          + "anchor: {codec: *name, objective: mse}\n")
      #expect(few.anchor?.codec == "c")
    }
  }

  @Test func faultsOfSeveralEntriesAreToldTogether() throws {
    try withTree { tree in
      do {
        _ = try tree.study(
          Self.head
            + "codecs:\n  - {codec: c}\n  - {\(Self.entry)}\n  - {codec: d, objective: mse}\n"
            + "curves:\n  - {codec: e, objective: mse}\n")
        Issue.record("no error")
      } catch {
        let lines = "\(error)".split(separator: "\n")
        #expect(lines.count == 3)
        for (line, words) in zip(lines, [":4: a codec entry needs", ":6: d (mse) needs", ":8: "]) {
          #expect(line.contains("study.yaml" + words), "\(line)")
        }
      }
    }
  }

  @Test func refusesFilesThatAreNoText() throws {
    try withTree { tree in
      try tree.write(Data([0x73, 0xFF, 0xFE]), "latin.yaml")
      #expect(throws: StudyError.notUTF8(file: tree["latin.yaml"])) {
        _ = try Study.load(tree["latin.yaml"])
      }
      #expect(
        throws: StudyError.unreadable(file: tree["no.yaml"], reason: "there is no such file")
      ) { _ = try Study.load(tree["no.yaml"]) }
      #expect(
        throws: StudyError.unreadable(
          file: tree.root.path,
          reason: "it is a folder; name the study file (YAML)")
      ) {
        _ = try Study.load(tree.root.path)
      }
    }
  }
}
