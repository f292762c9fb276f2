import Foundation
import Processes
import TestSupport
import Testing

struct FolderLockTests {
  @Test func holdsUntilItEnds() throws {
    try withTemporaryFolder { folder in
      let path = folder.path + "/lock"
      let lock = try FolderLock(path)
      #expect(throws: FolderLock.Failure.held) { try FolderLock(path).release() }
      lock.release()
      try FolderLock(path).release()
    }
  }

  @Test func saysWhyAFolderCannotBeUsed() throws {
    #expect(throws: FolderLock.Failure.unusable(reason: "No such file or directory")) {
      try FolderLock("/no/such/folder/lock").release()
    }
  }
}
