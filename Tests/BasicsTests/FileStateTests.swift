import Basics
import Foundation
import TestSupport
import Testing

struct FileStateTests {
  @Test func filesAndFoldersAreToldApart() throws {
    try withTemporaryFolder { folder in
      let file = folder.path + "/a"
      try Data(count: 5).write(to: URL(fileURLWithPath: file))
      #expect(isFolder(folder.path) && !isFile(folder.path))
      #expect(isFile(file) && !isFolder(file) && FileState(file)?.size == 5)
      #expect(FileState(folder.path + "/b") == nil && !isFile("/dev/null"))
    }
  }

  @Test func aLinkHasTheStateOfItsFile() throws {
    try withTemporaryFolder { folder in
      let (file, link) = (folder.path + "/a", folder.path + "/b")
      try Data(count: 5).write(to: URL(fileURLWithPath: file))
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
      #expect(FileState(link) == FileState(file))
      let before = FileState(file)
      try Data(count: 6).write(to: URL(fileURLWithPath: file))
      #expect(FileState(file) != before)
    }
  }
}
