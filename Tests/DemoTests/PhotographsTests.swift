import Demo
import Foundation
import Imaging
import TestSupport
import Testing

@Suite struct PhotographsTests {
  @Test func withoutTheirFilesThereAreNone() throws {
    try withTemporaryFolder { folder in
      #expect(Photographs.read(folder: folder.path) == nil)
    }
    #expect(Photographs.packages == ["lomiri-wallpapers-16.04", "lomiri-wallpapers-20.04"])
  }

  @Test(.enabled(if: Photographs.read() != nil, "install the packages of Photographs.packages"))
  func theyFitTheDemo() throws {
    let photographs = try #require(Photographs.read())
    #expect(photographs.count == 6)
    for (name, image) in photographs {
      #expect(min(image.width, image.height) >= 177, "\(name)")
      #expect(max(image.width, image.height) <= 384 && image.width * image.height <= 384 * 256)
    }
  }
}
