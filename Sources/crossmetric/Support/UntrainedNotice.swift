import Metrics
import Results
import TrainedWeights

/// The last line of a run on seeded weights: they are untrained, and how to change that.
func tellIfUntrained(_ definitions: [MetricDefinition]) {
  let seeded = definitions.filter(\.isUntrained).map(\.metric)
  guard !seeded.isEmpty else { return }
  let names = seeded.joined(separator: " and ")
  tell(
    "\(names) ran on seeded weights, without training: the numbers show an effect, but cannot be "
      + "compared with published ones; "
      + (WeightsFolder.hasVGG16
        ? "trained weights are installed; new results folders and weights: {vgg16: trained} use them"
        : "to install trained weights: crossmetric weights fetch"))
}
