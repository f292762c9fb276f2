import Foundation
import Results
import TestSupport
import Testing

@Suite struct AnalysisTableTests {
  struct Row: AnalysisRow {
    static let table = TableDescriptor(name: "sample", title: "A sample", explanation: "One row.")
    static let schema: Columns<Row> = [
      .name("codec", \.codec, "A codec."), .value("value", \.value, "A number."),
    ]
    var codec = ""
    var value = Double.nan

    init() {}
    init(codec: String, value: Double) {
      self.codec = codec
      self.value = value
    }
  }

  @Test func aTableIsReadBackAsItWasWritten() throws {
    try withTemporaryFolder { folder in
      #expect(try AnalysisTable.read(Row.self, fromFolder: folder.path) == nil)
      let rows = [Row(codec: "a, \"b\"", value: 1.5), Row(codec: "c", value: .nan)]
      try AnalysisTable(rows).write(toFolder: folder.path)
      let table = try #require(try AnalysisTable.read(Row.self, fromFolder: folder.path))
      #expect(table.descriptor.file == "sample.csv")
      #expect(table.columns == ["codec", "value"])
      #expect(table.records == [["a, \"b\"", "1.5"], ["c", "nan"]])
    }
  }

  /// An array without elements can be cast to one of anything.
  @Test func anEmptyTableHasRowsOfItsOwnTypeAlone() {
    #expect(AnalysisTable([Row]()).rows(Row.self)?.isEmpty == true)
    #expect(AnalysisTable([Row]()).rows(DeltaRow.self) == nil)
  }

  @Test func aTornTableIsAnErrorThatNamesItsFile() throws {
    try withTemporaryFolder { folder in
      let path = folder.path + "/sample.csv"
      try Data("codec,value\na,on".utf8).write(to: URL(fileURLWithPath: path))
      #expect(
        performing: {
          try AnalysisTable.read(Row.self, fromFolder: folder.path)
        }, throws: { "\($0)".contains(path) })
    }
  }
}
