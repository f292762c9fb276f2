/// Names of arrays as training scripts wrap them.
package enum TrainingNames {
  /// `DistributedDataParallel`, `torch.compile`, and the attributes that training modules commonly keep a
  /// network under.
  private static let wrappers = ["module.", "_orig_mod.", "model.", "net.", "codec."]

  /// The name without wrappers, in whatever order they stand.
  package static func bare(_ name: String) -> String {
    var rest = name[...]
    while let wrapper = wrappers.first(where: rest.hasPrefix) {
      rest = rest.dropFirst(wrapper.count)
    }
    return String(rest)
  }
}
