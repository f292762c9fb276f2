import Foundation
import Imaging
import TestSupport
import Testing

/// Files that are not images. Both ways of reading report the same.
@Suite struct InputFileTests {
  private func expect(_ expected: ImagingError, _ path: String) {
    #expect(throws: expected) { _ = try Image.read(path) }
    #expect(throws: expected) { _ = try ImageInfo.read(path) }
  }

  @Test func missingDirectoryEmptyText() throws {
    try withTemporaryFolder { folder in
      let path = folder.path
      expect(.missing(path: path + "/none.png"), path + "/none.png")
      expect(.directory(path: path), path)
      try Data().write(to: folder.appendingPathComponent("empty.png"))
      expect(.empty(path: path + "/empty.png"), path + "/empty.png")
      try Data("hello, I am no image".utf8).write(to: folder.appendingPathComponent("text.png"))
      expect(.unknownFormat(path: path + "/text.png"), path + "/text.png")
      expect(.missing(path: path + "/text.png/x.png"), path + "/text.png/x.png")
      expect(.missing(path: ""), "")
    }
  }

  @Test func aPipeThatNobodyFillsIsRefusedAtOnce() throws {
    try withTemporaryFolder { folder in
      let path = folder.path + "/pipe.png"
      #expect(mkfifo(path, 0o600) == 0)
      expect(.notReadable(path: path, reason: "it is a pipe or a device"), path)
    }
  }
}
