// swift-tools-version: 6.3
import PackageDescription

let swiftSettings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]
let cSettings: [CSetting] = [.treatAllWarnings(as: .error)]

/// A room of the package: one Swift target under `Sources/NAME` (or `path`) and its tests under `Tests/NAMETests`,
/// which may need more (`testing`) than the room itself.
func room(
  _ name: String, _ dependencies: [Target.Dependency] = [],
  testing: [Target.Dependency] = [], path: String? = nil, resources: [Resource]? = nil
) -> [Target] {
  [
    .target(
      name: name, dependencies: dependencies, path: path, resources: resources,
      swiftSettings: swiftSettings),
    .testTarget(
      name: name + "Tests",
      dependencies: [.target(name: name), "TestSupport"] + dependencies + testing,
      swiftSettings: swiftSettings),
  ]
}

// MARK: System libraries and C

let systemAndC: [Target] = [
  .systemLibrary(name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
  .systemLibrary(
    name: "CLibDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
  .systemLibrary(name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
  .systemLibrary(name: "CHDF5", pkgConfig: "hdf5", providers: [.apt(["libhdf5-dev"])]),
  .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
  .target(
    name: "CPNGShims", dependencies: ["CPNG", "CLibDeflate", "CKernels"], cSettings: cSettings),
  .target(name: "CKernels", cSettings: cSettings),
  .target(name: "CSpawn", cSettings: cSettings),
  .testTarget(
    name: "CKernelsTests", dependencies: ["CKernels", "Randomness"], swiftSettings: swiftSettings),
]

// MARK: Floor 0: tables, digests, draws

let ground =
  room("Basics") + room("Results", ["Basics"], testing: ["Randomness"])
  + room("Digests", ["COpenSSL"]) + room("Randomness")

// MARK: Floor 1: images, tensors, processes

let tools =
  room("Imaging", ["CPNGShims"], testing: ["Randomness"])
  + room("Tensors", ["COpenBLAS"])
  + room("Processes", ["Basics", "CSpawn"])
  + room("Shipped", ["Basics"])

// MARK: Floor 2: networks, metrics, codecs, study files

let networks =
  room(
    "Weights", ["Basics", "CHDF5", "CLibDeflate", "Tensors", "Digests", "Processes"],
    testing: ["Metrics"])
  + room("Layers", ["Tensors", "CKernels"], testing: ["Randomness", "Weights"])
  + room("EntropyCoding", testing: ["Weights", "Tensors", "Randomness"])
  + room(
    "Codecs", ["Basics", "Imaging", "Tensors", "Layers", "Weights", "EntropyCoding", "Shipped"],
    testing: ["Randomness"])
  + room(
    "Metrics",
    ["Results", "Digests", "Imaging", "Tensors", "Layers", "Weights", "CKernels", "Randomness"],
    path: "Metrics")

let studies =
  room("Controls", ["Imaging", "Randomness"], testing: ["Digests"])
  + room(
    "Studies",
    [
      "Basics", "Results", "Imaging", "Controls", "Shipped",
      .product(name: "Yams", package: "Yams"),
    ])

// MARK: Floor 3: the measuring half, the analysing half, and what joins them

let measuring =
  room(
    "Reconstructions",
    [
      "Basics", "Results", "Studies", "Digests", "Imaging", "Processes", "Layers", "Codecs",
      "Weights",
    ],
    testing: ["Metrics"])
  + room(
    "Scoring",
    ["Basics", "Results", "Digests", "Imaging", "Metrics", "Studies", "Controls", "Processes"])
  + room("ErrorMaps", ["Basics", "Results", "Digests", "Imaging", "Metrics"])
  + room(
    "TrainedWeights",
    ["Basics", "Results", "Digests", "Weights", "Metrics", "Studies", "Processes"])

let analysing =
  room("RateDistortion", ["Basics", "Results", "Randomness"])
  + room("Plots", ["Results", "Processes"], testing: ["Imaging"], path: "Plots")
  + room("Tables", ["Basics", "Results"])
  + room(
    "Reporting", ["Results", "Imaging", "Digests"],
    resources: [
      "page.html",
      "theme.css",
      "layout.css",
      "tables.css",
      "controls.css",
      "figures.css",
      "gallery.css",
      "viewer.css",
      "print.css",
      "dom.js",
      "numbers.js",
      "table.js",
      "theme.js",
      "fonts.js",
      "about.js",
      "tables.js",
      "scores.js",
      "hover.js",
      "pictures.js",
      "scenes.js",
      "matching.js",
      "view-state.js",
      "slots.js",
      "heat.js",
      "tile.js",
      "stage.js",
      "pan.js",
      "panel.js",
      "actions.js",
      "keys.js",
      "viewer.js",
      "inversions.js",
      "gallery.js",
      "start.js",
    ].map { .embedInCode("Page/\($0)") })

let provenance = room(
  "Provenance", ["Results", "Digests", "Studies", "Controls", "CKernels"], testing: ["Scoring"])

// MARK: Floor 4: a study from file to report

let workflow =
  room(
    "StudyRuns",
    [
      "Basics", "Results", "Digests", "Imaging", "Metrics", "Studies", "Processes",
      "Reconstructions",
      "Scoring", "Provenance", "Controls", "ErrorMaps", "RateDistortion", "Plots", "Tables",
      "Reporting", "TrainedWeights", "Weights",
    ])
  + room(
    "Demo", ["Imaging", "Randomness", "Shipped", "Processes"],
    testing: ["Digests", "Studies", "Results"])

// MARK: Floor 5: the C interface and the command line

let cInterface: [Target] =
  [.systemLibrary(name: "CCrossMetric")]
  + room(
    "CrossMetricC",
    [
      "CCrossMetric", "StudyRuns", "Results", "Imaging", "Metrics", "Studies", "RateDistortion",
      "Plots", "Weights", "TrainedWeights", "Shipped", "Scoring", "Processes",
    ])

let commandLine: [Target] = [
  .executableTarget(
    name: "crossmetric",
    dependencies: [
      "Basics", "StudyRuns", "Results", "Imaging", "Weights", "Metrics", "Studies", "Processes",
      "Reconstructions", "Scoring", "Provenance", "RateDistortion", "Plots", "Tables", "Demo",
      "Codecs", "Layers", "Shipped", "TrainedWeights", "Controls", "Reporting",
      .product(name: "ArgumentParser", package: "swift-argument-parser"),
    ], swiftSettings: swiftSettings),
  .target(
    name: "TestSupport", dependencies: ["Imaging", "Randomness", "Results", "Tensors", "Weights"],
    path: "Tests/TestSupport",
    swiftSettings: swiftSettings),
  .testTarget(
    name: "CommandLineTests",
    dependencies: [
      "crossmetric", "TestSupport", "Results", "Imaging", "Weights", "Randomness", "Metrics",
      "Codecs",
    ],
    swiftSettings: swiftSettings),
]

let package = Package(
  name: "crossmetric",
  products: [
    .executable(name: "crossmetric", targets: ["crossmetric"]),
    .library(name: "CrossMetric", targets: ["StudyRuns", "Studies", "Results"]),
    .library(name: "CrossMetricC", targets: ["CrossMetricC"]),
    .library(name: "Codecs", targets: ["Codecs"]),
    .library(name: "Imaging", targets: ["Imaging"]),
    .library(name: "Layers", targets: ["Layers", "Tensors"]),
    .library(name: "Metrics", targets: ["Metrics"]),
    .library(name: "RateDistortion", targets: ["RateDistortion"]),
    .library(name: "Results", targets: ["Results"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: systemAndC + ground + tools + networks + studies + measuring + analysing + provenance
    + workflow
    + cInterface + commandLine
)
