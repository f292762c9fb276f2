import ArgumentParser
import ContentCache

/// `crossmetric cache`: size and place of the cache of scores.
struct CacheCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cache", abstract: "Show or empty the cache of scores.",
    discussion: """
      `score` and `run` keep scores by the content of both pictures and the metric's
      definition, so that a renamed or copied file, or another study of the same
      files, is not scored again. It lies in ~/.cache/crossmetric, or where
      XDG_CACHE_HOME or CROSSMETRIC_CACHE=FOLDER say; CROSSMETRIC_CACHE=off or
      --no-cache do without. It never grows much beyond 64 MiB. Example:

        crossmetric cache --clean
      """)

  @Flag(help: "Empty it.")
  var clean = false

  func run() throws {
    guard let cache = ScoreCache.ofUser() else {
      print("there is no cache: CROSSMETRIC_CACHE is off, or no folder is known for it")
      return
    }
    let held = cache.size()
    if clean { try cache.clean() }
    print(
      "\(cache.folder): \(size(held.bytes)) in \(held.files) files"
        + (clean ? ", now empty" : ", at most \(size(ScoreCache.limit))"))
  }
}
