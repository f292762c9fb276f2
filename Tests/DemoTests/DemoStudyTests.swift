import Demo
import Foundation
import Imaging
import Results
import Studies
import TestSupport
import Testing

@Suite struct DemoStudyTests {
  @Test func theStudyFindsItsOriginals() throws {
    try withTemporaryFolder { folder in
      let written = try DemoStudy.write(folder: folder.path + "/demo", photographs: nil, models: [])
      #expect(written.notes.count == 2)
      let study = try Study.load(written.study)
      #expect(
        study.codecs.map(\.key.description) == [
          "x265 (mse)", "x265 (ssim)", "JPEG 2000 (mse)", "JPEG (mse)",
        ])
      let found = study.findOriginals()
      #expect(found.faults.isEmpty)
      #expect(found.images == DemoImages.all.map(\.name))
      for (name, image) in DemoImages.all {
        #expect(try Image.read(folder.path + "/demo/originals/\(name).png") == image)
      }
    }
  }

  @Test func photographsAndModelsComeFirst() throws {
    try withTemporaryFolder { folder in
      let photograph = TestImages.ramps(width: 384, height: 216)
      let written = try DemoStudy.write(
        folder: folder.path, photographs: [("friends", photograph)],
        models: ["hyperprior-ms-ssim", "hyperprior-mse"])
      #expect(written.notes.isEmpty)
      let study = try Study.load(written.study)
      #expect(
        study.codecs.prefix(2).map(\.key.description) == [
          "hyperprior (mse)", "hyperprior (ms-ssim)",
        ])
      #expect(study.findOriginals().images == ["friends", "leaves", "page"])
    }
  }

  @Test func aSecondWritingLeavesFilesAlone() throws {
    try withTemporaryFolder { folder in
      let study = try DemoStudy.write(folder: folder.path, photographs: nil, models: []).study
      let file = folder.path + "/originals/page.png"
      let past = Date(timeIntervalSince1970: 1_000_000)
      for path in [study, file] {
        try FileManager.default.setAttributes([.modificationDate: past], ofItemAtPath: path)
      }
      _ = try DemoStudy.write(folder: folder.path, photographs: nil, models: [])
      for path in [study, file] {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.modificationDate] as? Date == past)
      }
    }
  }
}
