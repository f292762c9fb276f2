/// A font of 5 x 7 dots: capitals, digits and a few signs. Small letters print as capitals.
enum BitmapFont {
  static let advance = 6
  static let lineHeight = 10

  /// The dots of a text's glyph as (column, row); blanks and unknown signs have none.
  static func dots(of character: Character) -> [(column: Int, row: Int)] {
    guard let glyph = glyphs[Character(character.uppercased())] else { return [] }
    return glyph
  }

  private static let glyphs: [Character: [(column: Int, row: Int)]] = {
    var glyphs: [Character: [(column: Int, row: Int)]] = [:]
    for sheet in sheets {
      let lines = sheet.drawing.split(separator: "\n", omittingEmptySubsequences: false)
      for (row, line) in lines.enumerated() {
        for (place, mark) in line.enumerated() where mark == "#" {
          let glyph = sheet.characters.index(
            sheet.characters.startIndex, offsetBy: place / advance)
          glyphs[sheet.characters[glyph], default: []].append((place % advance, row))
        }
      }
    }
    return glyphs
  }()

  private static let sheets: [(characters: String, drawing: String)] = [
    (
      "ABCDEFGHIJ",
      """
       ###  ####   ###  ####  ##### #####  ###  #   #  ###    ###
      #   # #   # #   # #   # #     #     #   # #   #   #      #
      #   # #   # #     #   # #     #     #     #   #   #      #
      ##### ####  #     #   # ####  ####  # ### #####   #      #
      #   # #   # #     #   # #     #     #   # #   #   #      #
      #   # #   # #   # #   # #     #     #   # #   #   #   #  #
      #   # ####   ###  ####  ##### #      #### #   #  ###   ##
      """
    ),
    (
      "KLMNOPQRST",
      """
      #   # #     #   # #   #  ###  ####   ###  ####   #### #####
      #  #  #     ## ## ##  # #   # #   # #   # #   # #       #
      # #   #     # # # ##  # #   # #   # #   # #   # #       #
      ##    #     # # # # # # #   # ####  #   # ####   ###    #
      # #   #     #   # #  ## #   # #     # # # # #       #   #
      #  #  #     #   # #  ## #   # #     #  #  #  #      #   #
      #   # ##### #   # #   #  ###  #      ## # #   # ####    #
      """
    ),
    (
      "UVWXYZ.,-:",
      """
      #   # #   # #   # #   # #   # #####
      #   # #   # #   # #   # #   #     #                      #
      #   # #   # #   #  # #   # #     #                       #
      #   # #   # # # #   #     #     #               #####
      #   # #   # # # #  # #    #    #                         #
      #   #  # #  ## ## #   #   #   #      ##    ##            #
       ###    #   #   # #   #   #   #####  ##    #
      """
    ),
    (
      "0123456789",
      """
       ###    #    ###   ###     #  #####  ###  #####  ###   ###
      #   #  ##   #   # #   #   ##  #     #         # #   # #   #
      #  ##   #       #     #  # #  ####  #        #  #   # #   #
      # # #   #     ##    ##  #  #      # ####    #    ###   ####
      ##  #   #    #        # #####     # #   #   #   #   #     #
      #   #   #   #     #   #    #  #   # #   #   #   #   #     #
       ###   ###  #####  ###     #   ###   ###    #    ###   ###
      """
    ),
  ]
}

extension Canvas {
  /// Writes a text, its top left corner at a place, each dot a square of `dot` pixels. A dot may be
  /// a fraction of a pixel: the strokes then soften, as in print.
  mutating func text(_ text: String, at corner: Place, dot: Double, color: Color) {
    for (index, character) in text.enumerated() {
      for position in BitmapFont.dots(of: character) {
        let low =
          corner
          + Place(Double(index * BitmapFont.advance + position.column), Double(position.row)) * dot
        rectangle(from: low, to: low + dot, color: color)
      }
    }
  }

  /// Writes lines of text one under the other.
  mutating func paragraph(_ lines: [String], at corner: Place, dot: Double, color: Color) {
    for (index, line) in lines.enumerated() {
      let below = Place(0, Double(index * BitmapFont.lineHeight) * dot)
      text(line, at: corner + below, dot: dot, color: color)
    }
  }
}
