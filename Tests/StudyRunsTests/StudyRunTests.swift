import Results
import StudyRuns
import Testing

@Suite struct StudyRunTests {
}
