import Foundation
import Results
import Tables
import TestSupport
import Testing

@Suite struct RecordTableTests {
  @Test(
    "a bad table is one sentence with its file",
    arguments: [
      ("", "empty"), ("a,b\n1\n", "1 fields where 2"), ("a,\"b", "never ends"),
      ("a,a\n1,2\n", "twice"),
    ])
  func bad(text: String, words: String) throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("t.csv")
      try Data(text.utf8).write(to: file)
      #expect(
        performing: { _ = try RecordTable(file: file.path) },
        throws: { "\($0)".contains(words) && "\($0)".contains(file.path) })
    }
  }

  @Test func whatIsNoTextOrNotThereIsTold() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("t.csv")
      #expect(throws: TableError.unreadable(file.path)) { _ = try RecordTable(file: file.path) }
      #expect(throws: TableError.unreadable(folder.path)) { _ = try RecordTable(file: folder.path) }
      try Data([0xFF, 0xFE, 0]).write(to: file)
      #expect(throws: CSVError.notUTF8(file: file.path)) { _ = try RecordTable(file: file.path) }
    }
  }
}
