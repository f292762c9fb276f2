import Tables
import Testing

@Suite struct MarkdownWriterTests {
  @Test func textCannotBreakTheTableOrBecomeMarkup() {
    let table = PaperTable(
      headings: [PaperTable.Heading("a|b", isNumeric: false)],
      rows: [
        .cells([PaperTable.Cell(.text("<script>*x*_y_`z`\n[l](u) \\"))]),
        .cells([PaperTable.Cell(.number(-2.5, decimals: 1), mark: .second)]),
        .cells([PaperTable.Cell(.number(-.infinity, decimals: 1), mark: .best)]),
      ])
    #expect(
      TableFormat.markdown.text(table) == """
        | a\\|b |
        | --- |
        | \\<script\\>\\*x\\*\\_y\\_\\`z\\` \\[l\\](u) \\\\ |
        | <ins>−2.5</ins> |
        | **−∞** |

        """)
  }
}
