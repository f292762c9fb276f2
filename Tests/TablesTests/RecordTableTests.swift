import Foundation
import Results
import Tables
import TestSupport
import Testing

@Suite struct RecordTableTests {
  @Test(
    "a bad table is one sentence with its file",
    arguments: [
      ("", "empty"), ("a,b\n1\n", "line 2 has 1 cells where 2"), ("a,\"b", "never ends"),
      ("a,a\n1,2\n", "twice"), ("a,b\n1,2\n3,4,5\n", "line 3 has 3 cells"),
      ("codec,bd_rate_percent\nx,-3,25\n", "3,25 has a decimal comma".replacing("3", with: "-3")),
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

  @Test func whatASpreadsheetSavesIsReadAlike() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("t.csv")
      try Data("codec;point;bd_rate_percent\nx;0,10;-3,25\ny;1;4,5;;\n".utf8).write(to: file)
      #expect(
        try RecordTable(file: file.path).records == [["x", "0,10", "-3.25"], ["y", "1", "4.5"]])
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
