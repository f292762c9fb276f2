// swift-tools-version: 6.3
// A package of its own, so that only `make bench` builds it.
import PackageDescription

let package = Package(
  name: "contender",
  dependencies: [.package(name: "crossmetric", path: "../..")],
  targets: [
    .target(name: "CPeak"),
    .executableTarget(
      name: "contender",
      dependencies: [
        "CPeak", .product(name: "Codecs", package: "crossmetric"),
        .product(name: "Imaging", package: "crossmetric"),
        .product(name: "Layers", package: "crossmetric"),
        .product(name: "Metrics", package: "crossmetric"),
        .product(name: "Results", package: "crossmetric"),
      ]),
  ]
)
