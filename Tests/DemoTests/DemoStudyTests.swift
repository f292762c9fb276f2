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
      let study = try Study.load(try DemoStudy.write(folder: folder.path + "/demo"))
      #expect(
        study.codecs.map(\.key.description) == [
          "x265 (mse)", "x265 (ssim)", "AV1 (mse)", "AV1 (ssim)", "JPEG 2000 (mse)", "JPEG (mse)",
        ])
      let found = study.findOriginals()
      #expect(found.faults.isEmpty)
      #expect(found.images == DemoImages.all.map(\.name))
      for (name, image) in DemoImages.all {
        #expect(try Image.read(folder.path + "/demo/originals/\(name).png") == image)
      }
    }
  }

  @Test func aSecondWritingLeavesFilesAlone() throws {
    try withTemporaryFolder { folder in
      let study = try DemoStudy.write(folder: folder.path)
      let file = folder.path + "/originals/page.png"
      let past = Date(timeIntervalSince1970: 1_000_000)
      for path in [study, file] {
        try FileManager.default.setAttributes([.modificationDate: past], ofItemAtPath: path)
      }
      _ = try DemoStudy.write(folder: folder.path)
      for path in [study, file] {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.modificationDate] as? Date == past)
      }
    }
  }
}
