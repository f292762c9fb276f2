import Foundation
package import Metrics
import Results
package import Studies

/// Makes metrics with the weights that count: those that the user names, else those that the results
/// folder's scores have, else the trained ones if they are installed, else seeded ones.
package struct WeightedMetrics: Sendable {
  private let installed: WeightsFolder?
  private let kept: FolderWeights?
  private let asked: [String: WeightsChoice]
  private let askedBy: String

  /// - Parameters:
  ///   - installed: where trained weights are looked for.
  ///   - kept: what the results folder's scores were computed with; nil where there is no folder.
  ///   - asked: what the user names, by metric id.
  ///   - askedBy: where, for messages.
  package init(
    installed: WeightsFolder? = .ofUser(), kept: FolderWeights? = nil,
    asked: [String: WeightsChoice], askedBy: String
  ) {
    self.installed = installed
    self.kept = kept
    self.asked = asked
    self.askedBy = askedBy
  }

  /// - Throws: `WeightsProblem`, `MetricError`, `WeightError`.
  package func make(_ id: String, options: MetricOptions) throws -> any Metric {
    let entry = try MetricRegistry.entry(id)
    var options = options
    options.weights = [:]
    guard let need = entry.weights else { return try entry.make(options) }
    let kept = kept?.rows(of: id) ?? []
    let choice = try choice(of: id, need, kept)
    let network = TrainedNetwork(rawValue: need.network)
    switch choice {
    case .trained:
      guard let network, let installed, installed.has(network) else {
        throw WeightsProblem.notInstalled(
          metric: id, network: need.network,
          askedBy: ask(id) == nil ? self.kept?.folder ?? askedBy : askedBy)
      }
      options.weights[id] = installed.file(of: network)
    case .seeded:
      guard need.seededDigest != nil else {
        throw WeightsProblem.noSeeded(metric: id, network: need.network)
      }
    case .file(let path):
      guard FileManager.default.fileExists(atPath: path) else {
        throw WeightsProblem.noFile(metric: id, path: path, askedBy: askedBy)
      }
      options.weights[id] = path
    case nil: break
    }
    let metric = try entry.make(options)
    if choice == .trained, let network, metric.definition.weightsDigest != network.digest {
      throw WeightsProblem.changedFile(file: options.weights[id] ?? "", network: network.name)
    }
    if let folder = self.kept?.folder, let first = kept.first,
      let now = WeightsRow(metric.definition), !kept.contains(where: { $0.digest == now.digest })
    {
      throw WeightsProblem.otherThanKept(metric: id, folder: folder, kept: first, now: now)
    }
    return metric
  }

  /// Weights given for `vgg16` hold for its phases too, and for what leaves a frame out.
  private func ask(_ id: String) -> WeightsChoice? {
    asked[id]
      ?? FramedID(id).flatMap { asked[$0.metric] }
      ?? (try? MetricRegistry.entry(id))?.weights.flatMap { asked[$0.network] }
  }

  /// - Returns: nil for a metric that needs trained weights where there are none: it then says so.
  private func choice(
    of id: String, _ need: WeightsNeed, _ kept: [WeightsRow]
  ) throws -> WeightsChoice? {
    if let asked = ask(id) { return asked }
    let network = TrainedNetwork(rawValue: need.network)
    if let first = kept.first {
      let folder = self.kept?.folder ?? ""
      if Set(kept.map(\.digest)).count > 1 {
        throw WeightsProblem.severalKept(metric: id, folder: folder, kept: kept)
      }
      if first.digest == need.seededDigest { return .seeded }
      if first.digest == network?.digest { return .trained }
      throw WeightsProblem.unknownKept(metric: id, folder: folder, kept: first)
    }
    if let network, let installed, installed.has(network) { return .trained }
    return need.seededDigest == nil ? nil : .seeded
  }
}
