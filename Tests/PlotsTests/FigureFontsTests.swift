import Foundation
import Imaging
import Plots
import TestSupport
import Testing

/// Figures on machines with other fonts: nothing leaves the canvas, no number its cell.
struct FigureFontsTests {
  enum Fonts: String, CaseIterable, CustomTestStringConvertible {
    case liberation, dejavu, none

    var testDescription: String { rawValue }
    var folder: String { "/usr/share/fonts/truetype/\(rawValue)" }
    var isThere: Bool { self == .none || FileManager.default.fileExists(atPath: folder) }
  }

  private static let gnuplot = ["/usr/bin/gnuplot", "/usr/local/bin/gnuplot"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  @Test(
    .enabled(if: gnuplot != nil, "gnuplot is not installed"),
    arguments: Fonts.allCases.filter(\.isThere), ["8.5cm", "16cm"])
  func nothingLeavesItsPlace(fonts: Fonts, size: String) throws {
    try withTemporaryFolder { folder in
      let format = FigureFormat(terminals: [.png], size: try FigureSize(size))
      let figures = Figures.all(SampleData.crowded(), format)
      #expect(figures.count >= 20)
      let environment = try environment(fonts, folder)
      let gnuplot = try #require(Self.gnuplot)
      nonisolated(unsafe) var failures = [String?](repeating: nil, count: figures.count)
      failures.withUnsafeMutableBufferPointer { failures in
        nonisolated(unsafe) let failures = failures
        DispatchQueue.concurrentPerform(iterations: figures.count) { index in
          failures[index] = Self.failure(figures[index], gnuplot, environment, folder)
        }
      }
      #expect(failures.compactMap { $0 } == [])
    }
  }

  /// An environment in which gnuplot finds these fonts and no others.
  private func environment(_ fonts: Fonts, _ folder: URL) throws -> [String: String] {
    let configuration = """
      <?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
      \(fonts == .none ? "" : "<dir>\(fonts.folder)</dir>")
      \(fonts == .none ? "" : "<include ignore_missing=\"yes\">/etc/fonts/conf.d</include>")
      <cachedir>\(folder.path)/cache</cachedir></fontconfig>
      """
    let file = folder.appendingPathComponent("fonts.conf")
    try Data(configuration.utf8).write(to: file)
    var environment = ProcessInfo.processInfo.environment
    environment["FONTCONFIG_FILE"] = file.path
    return environment
  }

  private static func failure(
    _ figure: Figure, _ gnuplot: String, _ environment: [String: String], _ folder: URL
  ) -> String? {
    do {
      let script = folder.appendingPathComponent(figure.stem + ".gp")
      try Data(figure.script.utf8).write(to: script)
      let process = Process()
      process.executableURL = URL(fileURLWithPath: gnuplot)
      process.arguments = ["-d", script.lastPathComponent]
      process.currentDirectoryURL = folder
      process.environment = environment
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      guard process.terminationStatus == 0 else { return "\(figure.name): gnuplot failed" }
      let picture = Ink(try Image.read(folder.appendingPathComponent(figure.name + ".png").path))
      // One unit of the canvas is about three pixels at type of full size.
      if !picture.isWhiteAtTheEdges(2) { return "\(figure.name): ink at an edge" }
      if figure.name.hasPrefix("bd-"), let place = picture.cellThatOverflows(figure.script) {
        return "\(figure.name): ink between the cells of column \(place)"
      }
      return nil
    } catch { return "\(figure.name): \(error)" }
  }
}

/// Where an image is not white.
private struct Ink {
  private let width: Int
  private let height: Int
  private let samples: [Double]

  init(_ image: Image) {
    width = image.width
    height = image.height
    samples = image.samples.onByteScale
  }

  private func isWhite(_ x: Int, _ y: Int) -> Bool {
    samples[3 * (y * width + x)..<3 * (y * width + x) + 3].allSatisfy { $0 >= 250 }
  }

  func isWhiteAtTheEdges(_ depth: Int) -> Bool {
    for step in 0..<depth {
      for x in 0..<width where !isWhite(x, step) || !isWhite(x, height - 1 - step) { return false }
      for y in 0..<height where !isWhite(step, y) || !isWhite(width - 1 - step, y) { return false }
    }
    return true
  }

  /// The column of a heat map whose right edge is crossed, or nil; edges lie on one another from 0.98 to
  /// 1.02 columns.
  func cellThatOverflows(_ script: String) -> Int? {
    func number(_ pattern: String) -> Double? {
      guard let start = script.range(of: pattern)?.upperBound else { return nil }
      return Double(script[start...].prefix { "0123456789.".contains($0) })
    }
    guard let left = number("set lmargin at screen "), let right = number("set rmargin at screen "),
      let top = number("set tmargin at screen "), let bottom = number("set bmargin at screen "),
      let columns = number("set xrange [0:")
    else { return -1 }
    for column in 1..<max(Int(columns), 1) {
      let x = Int(Double(width) * (left + (right - left) * Double(column) / columns))
      let rows = Int(Double(height) * (1 - top)) + 3..<Int(Double(height) * (1 - bottom)) - 3
      for y in rows where !isWhite(x, y) {
        return column
      }
    }
    return nil
  }
}
