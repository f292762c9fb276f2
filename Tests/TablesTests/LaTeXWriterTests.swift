import Tables
import Testing

@Suite struct LaTeXWriterTests {
  private func line(_ contents: [PaperTable.Content], mark: PaperTable.Mark = .none) -> String {
    let table = PaperTable(
      headings: contents.map { _ in PaperTable.Heading("h", isNumeric: false) },
      rows: [.cells(contents.map { PaperTable.Cell($0, mark: mark) })])
    let lines = TableFormat.latex.text(table).split(separator: "\n")
    return String(lines[5])
  }

  @Test(
    "every character prints as it is",
    arguments: [
      (#"a_b & 50% #1 $x$ {y}"#, ##"a\_b \& 50\% \#1 \$x\$ \{y\}"##),
      (#"\input{/etc/passwd}"#, #"\textbackslash{}input\{/etc/passwd\}"#),
      ("~^<>|", #"\textasciitilde{}\textasciicircum{}\textless{}\textgreater{}\textbar{}"#),
      ("[2pt] *", "{[}2pt{]} {*}"),
      ("a--b---c", "a-{}-b-{}-{}-c"),
      ("two\nlines\u{7}\r\n.", "two lines  ."),
      ("BPG-4:4:4 é", "BPG-4:4:4 é"),
    ])
  func escapes(text: String, expected: String) {
    #expect(line([.text(text)]) == expected + " \\\\")
  }

  @Test func numbersHaveAMinusAndNoNegativeZero() {
    #expect(
      line([
        .number(-14.312, decimals: 2), .number(-0.001, decimals: 2), .number(.nan, decimals: 2),
        .number(.infinity, decimals: 2), .number(-.infinity, decimals: 1),
        .number(6, decimals: 0),
      ]) == #"$-$14.31 & 0.00 & -- & $\infty$ & $-\infty$ & 6 \\"#)
  }

  @Test func marksWrapTheNumber() {
    #expect(line([.number(-1, decimals: 1)], mark: .best) == #"\textbf{$-$1.0} \\"#)
    #expect(line([.number(-1, decimals: 1)], mark: .second) == #"\underline{$-$1.0} \\"#)
  }
}
