import Provenance
import Testing

@Suite struct RowChoiceTests {
  @Test func aLineOrFields() throws {
    #expect(try RowChoice("17") == .line(17))
    #expect(
      try RowChoice("codec=x265,point=0.10,image=a=b")
        == .fields(["codec": "x265", "point": "0.10", "image": "a=b"]))
    #expect(try RowChoice("objective=") == .fields(["objective": ""]))
  }

  @Test(arguments: ["", "codec", "=x", "a=1,", "a=1,a=2", "a=1,b"])
  func otherTextsNameNoRow(text: String) {
    #expect(throws: ProvenanceError.badRow(text)) { try RowChoice(text) }
  }
}
