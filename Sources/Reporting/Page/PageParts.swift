import Foundation

/// The page's scripts and styles: one idea a file, joined here in their order.
enum PageParts {
  /// The scripts share one scope, which nothing else of the page sees.
  static let script =
    "\"use strict\";\n(() => {\nconst data = JSON.parse(document.getElementById(\"data\").textContent);\n\n"
    + joined([
      PackageResources.dom_js, PackageResources.numbers_js, PackageResources.table_js,
      PackageResources.theme_js, PackageResources.fonts_js, PackageResources.about_js,
      PackageResources.tables_js,
      PackageResources.scores_js, PackageResources.hover_js, PackageResources.pictures_js,
      PackageResources.scenes_js, PackageResources.matching_js, PackageResources.view_state_js,
      PackageResources.slots_js, PackageResources.heat_js, PackageResources.tile_js,
      PackageResources.stage_js, PackageResources.pan_js, PackageResources.panel_js,
      PackageResources.actions_js, PackageResources.keys_js, PackageResources.viewer_js,
      PackageResources.inversions_js, PackageResources.gallery_js, PackageResources.start_js,
    ]) + "})();\n"

  static let style = joined([
    PackageResources.theme_css, PackageResources.layout_css, PackageResources.tables_css,
    PackageResources.controls_css, PackageResources.figures_css, PackageResources.gallery_css,
    PackageResources.viewer_css, PackageResources.print_css,
  ])

  static let template = joined([PackageResources.page_html])

  private static func joined(_ parts: [[UInt8]]) -> String {
    parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
  }
}
