import ArgumentParser
import Scoring

/// `crossmetric cache`: size and place of the cache of scores.
struct CacheCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cache",
    abstract: "Show or empty the cache of scores.",
    discussion: """
      `score` and `run` keep scores by the content of both images and the definition
      of the metric. So a renamed or copied file, or another study of the same files,
      is not scored again. The cache is in ~/.cache/crossmetric, or below
      XDG_CACHE_HOME, or in the folder CROSSMETRIC_CACHE. CROSSMETRIC_CACHE=off and
      --no-cache switch it off. It stays close to 64 MiB or below. Example:

        crossmetric cache --clean
      """)

  @Flag(help: "Empty the cache.")
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
