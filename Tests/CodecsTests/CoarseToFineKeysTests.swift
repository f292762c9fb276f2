import Codecs
import Foundation
import TestSupport
import Testing
import Weights

/// Against `Tests/References/numpy_pickles.py`, which has both namings of one network.
struct CoarseToFineKeysTests {
  @Test func publishedModelsOfTensorFlowAreTheSameNetwork() throws {
    let imports = try ["pk", "safetensors"].map {
      try CheckpointImport(WeightFile.read(fixture("numpy/model1_qp2.\($0)").path))
    }
    #expect(imports[0].weights.archive.network == CoarseToFine.name)
    #expect(imports[0].weights.archive.digest == imports[1].weights.archive.digest)
    #expect(
      imports[0].leftOut == ["RE6_GPU0/synthesis_transform_model/layer_4_mainS/kernel"])
  }

  @Test func everyArrayHasANameOfPyTorch() throws {
    let file = try WeightFile.read(fixture("numpy/model1_qp2.pk").path)
    let torch = try WeightFile.read(fixture("numpy/model1_qp2.safetensors").path)
    let names = file.entries.compactMap { CoarseToFine.translated($0.name)?.key }
    #expect(Set(names) == Set(torch.entries.map(\.name)))
    for name in [
      "RE6_GPU0/", "RE6_GPU0/a/b", "RE6_GPU0/prediction_model_load/P_conv4_pred_2/kernel",
      "RE6_GPU0/analysis_transform_model/layre_1_mainA/kernel/Adam", "layer_1_h1a/kernel",
    ] { #expect(CoarseToFine.translated(name) == nil) }
  }
}
