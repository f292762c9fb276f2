import Foundation
import Results
import TestSupport
import Testing

@Suite struct ColumnsPageTests {
  @Test func thePageIsWhatTheRowTypesDeclare() throws {
    let page = try String(contentsOf: fixture("../../docs/columns.md"), encoding: .utf8)
    #expect(page == (try Tool.run(["manual", "--columns"]).output))
  }

  @Test func everyColumnHasAMeaning() {
    for table in TableSchemas.all {
      #expect(Set(table.columns.map(\.name)).count == table.columns.count, "\(table.file)")
      for column in table.columns {
        #expect(column.meaning.hasSuffix("."), "\(table.file): \(column.name)")
      }
    }
  }

  @Test func aNameMeansOneKindInAllTables() {
    var kinds: [String: Bool] = [:]
    // Images that flip are counted in signs.csv and named in audit-bd.csv.
    for column in TableSchemas.all.flatMap(\.columns) where column.name != "flips" {
      #expect(kinds[column.name, default: column.isNumeric] == column.isNumeric, "\(column.name)")
      kinds[column.name] = column.isNumeric
    }
  }
}
