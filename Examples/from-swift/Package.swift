// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "from-swift",
  dependencies: [
    // Yours: .package(url: "...", from: "0.1.0"). The name holds whatever the clone's folder is called.
    .package(name: "crossmetric", path: "../..")
  ],
  targets: [
    .executableTarget(
      name: "score-a-pair",
      dependencies: [
        .product(name: "Imaging", package: "crossmetric"),
        .product(name: "Metrics", package: "crossmetric"),
        .product(name: "Results", package: "crossmetric"),
      ]),
    .executableTarget(
      name: "own-metric",
      dependencies: [
        .product(name: "Imaging", package: "crossmetric"),
        .product(name: "Metrics", package: "crossmetric"),
        .product(name: "Results", package: "crossmetric"),
      ]),
    .executableTarget(
      name: "run-a-study",
      dependencies: [
        .product(name: "CrossMetric", package: "crossmetric"),
        .product(name: "RateDistortion", package: "crossmetric"),
      ]),
  ]
)
