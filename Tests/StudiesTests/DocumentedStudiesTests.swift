import Foundation
import Results
import Studies
import TestSupport
import Testing

/// The study files in the pages: each is read as it stands there.
@Suite struct DocumentedStudiesTests {
  /// Complete studies, by page and name.
  static let studies: [(page: String, yaml: String)] =
    ["README.md", "docs/study-file.md", "docs/metrics/README.md"].flatMap { page in
      let text = (try? String(contentsOf: fixture("../../" + page), encoding: .utf8)) ?? ""
      return text.matches(of: /```yaml\n(study: [\s\S]*?)```/).map { (page, String($0.1)) }
    }

  @Test func thePagesHaveStudies() {
    let pages = Self.studies.map(\.page)
    #expect(pages.count { $0 == "docs/study-file.md" } >= 6)
    #expect(pages.contains("README.md") && pages.contains("docs/metrics/README.md"))
  }

  @Test("a study of a page is valid", arguments: studies.map(\.yaml)) func valid(yaml: String)
    throws
  {
    try withTree { tree in
      // The tables that it names must be there.
      for match in yaml.matches(of: /(?:table|column|file|pairs): "?([^"}\n,]*\.(?:csv|json))"?/) {
        try tree.write("image,1\na,0.5\n", String(match.1))
      }
      let study = try tree.study(yaml)
      #expect(!study.codecs.isEmpty || !study.curves.isEmpty || study.pairs != nil)
    }
  }

  @Test func theStudyOfTheProtocolHasItsMetricsAndItsAnchor() throws {
    let rule = EvaluationProtocol.jpegAI
    let yaml = try #require(Self.studies.first { $0.page == "docs/metrics/README.md" }?.yaml)
    try withTree { tree in
      for kind in ["MSE", "MS-SSIM"] {
        try tree.write("image,1\na,0.5\n", "lee2019/Evaluation Results/[\(kind) optimized] bpp.csv")
      }
      let study = try tree.study(yaml)
      #expect(study.metrics == rule.metrics)
      let anchor = try #require(study.codecs.first { $0.key == study.anchor })
      guard case .encoder(let recipe) = anchor.source else {
        Issue.record("the anchor has no encoder")
        return
      }
      #expect(recipe.name == "vvc")
      let target = try #require(recipe.target)
      #expect(target.measure == EncodingTarget.rate)
      #expect(
        target.values.values.map(\.value).sorted() == rule.targets.filter(rule.counted.contains))
    }
  }
}
