import Foundation
import Results
import Studies
import StudyRuns
import TestSupport
import Testing

@Suite struct StudyPlacementTests {
  @Test func aResultsFolderLeadsToItsStudy() throws {
    try withTemporaryFolder { folder in
      let small = try SmallStudy(folder, images: 1, metrics: "[psnr]")
      let out = folder.appendingPathComponent("results").path
      let both = try StudyPlacement(small.file, out: out)
      #expect(both.study == small.file && both.out == out)
      #expect(throws: StudyPlacementError.noProvenance(folder: folder.path, out: folder.path)) {
        try StudyPlacement(folder.path)
      }
      _ = try StudyRun(Study.load(small.file), in: ResultsFolder(out)).score()
      let alone = try StudyPlacement(out)
      #expect(alone.out == out && resolved(alone.study) == resolved(small.file))
      #expect(throws: StudyPlacementError.twoFolders(out, out: folder.path)) {
        try StudyPlacement(out, out: folder.path)
      }
      try FileManager.default.removeItem(atPath: small.file)
      let error = #expect(throws: StudyPlacementError.self) { try StudyPlacement(out) }
      #expect("\(try #require(error))".hasSuffix("which is not there; give the study file too"))
    }
  }

  private func resolved(_ path: String) -> URL {
    URL(fileURLWithPath: path).resolvingSymlinksInPath()
  }
}
