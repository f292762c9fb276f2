// swift-tools-version: 6.3
import PackageDescription

// The C code and the readers of images with their tests, by symbolic links: small enough to be
// built anew for each sanitizer (`make sanitize`).
let swiftSettings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "sanitized",
  targets: [
    .systemLibrary(name: "CPNG", pkgConfig: "libpng"),
    .systemLibrary(name: "CLibDeflate", pkgConfig: "libdeflate"),
    .systemLibrary(name: "COpenBLAS", pkgConfig: "openblas"),
    .systemLibrary(name: "CHDF5", pkgConfig: "hdf5"),
    .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto"),
    .target(name: "CKernels"),
    .target(name: "CSpawn"),
    .target(name: "Basics", swiftSettings: swiftSettings),
    .target(name: "Results", dependencies: ["Basics"], swiftSettings: swiftSettings),
    .target(name: "Processes", dependencies: ["Basics", "CSpawn"], swiftSettings: swiftSettings),
    .target(name: "CPNGShims", dependencies: ["CPNG", "CLibDeflate", "CKernels"]),
    .target(name: "Randomness", swiftSettings: swiftSettings),
    .target(name: "Imaging", dependencies: ["CPNGShims"], swiftSettings: swiftSettings),
    .target(name: "Digests", dependencies: ["COpenSSL"], swiftSettings: swiftSettings),
    .target(name: "Tensors", dependencies: ["COpenBLAS"], swiftSettings: swiftSettings),
    .target(name: "Layers", dependencies: ["Tensors", "CKernels"], swiftSettings: swiftSettings),
    .target(
      name: "Weights",
      dependencies: ["Basics", "CHDF5", "CLibDeflate", "Tensors", "Digests", "Processes"],
      swiftSettings: swiftSettings),
    .target(
      name: "TestSupport",
      dependencies: ["Imaging", "Randomness", "Results", "Tensors", "Weights"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "CKernelsTests", dependencies: ["CKernels", "Randomness"], swiftSettings: swiftSettings),
    .testTarget(
      name: "LayersTests",
      dependencies: ["Layers", "Tensors", "CKernels", "Randomness", "Weights", "TestSupport"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "ImagingTests", dependencies: ["Imaging", "CPNGShims", "Randomness", "TestSupport"],
      swiftSettings: swiftSettings),
  ]
)
