import ArgumentParser
import Foundation
import Reconstructions
import Results

/// The root command; one file a subcommand under Commands/.
@main
struct CrossMetric: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "crossmetric",
    abstract: "Cross-metric analysis of image codecs.",
    discussion: """
      Scores reconstructions of codecs that were optimised for different objectives
      with PSNR, MS-SSIM, VGG-16 distance, SSIMULACRA 2, LPIPS and other metrics, and
      shows how far the answer depends on the metric. Examples:

        crossmetric demo                                 try it on images it makes
        crossmetric compare original.png decoded.png     score one pair
        crossmetric init originals/ codecs/ > study.yaml draft a study file
        crossmetric run study.yaml --out results         tables, figures, report

      `crossmetric help COMMAND` describes one command.

      Exit codes: 0 success; 1 error in study, data or environment; 2 partly failed;
      3 a test failed; 64 wrong options; 130 interrupted.
      """,
    version: Version.current,
    subcommands: [
      RunCommand.self, ScoreCommand.self, MergeCommand.self, AnalyzeCommand.self, PlotCommand.self,
      ReconstructCommand.self,
      ReportCommand.self, CompareCommand.self, BDRateCommand.self, CheckCommand.self,
      LintCommand.self, CropsCommand.self, ExplainCommand.self, TableCommand.self,
      ExportCommand.self,
      InitCommand.self,
      MetricsCommand.self, WeightsCommand.self, CodecCommand.self, CacheCommand.self,
      DemoCommand.self, CalibrateCommand.self, ManualCommand.self, ReadHDF5Command.self,
    ])

  static func main() async {
    // A parent may have started us with signals blocked, as threads of libdispatch do.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch EncodingError.interrupted {
      tell("\ninterrupted; run the same command again to continue")
      exit(withError: ExitCode(130))
    } catch {
      exit(withError: StudyWords.sentence(error).map(CommandError.worded) ?? error)
    }
  }
}
