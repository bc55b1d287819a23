// swift-tools-version: 6.2
import PackageDescription

// A package of its own: who uses the emulator does not fetch Hummingbird.
let package = Package(
    name: "Benchmarks",
    dependencies: [
        .package(name: "datafast-emulator", path: ".."),
        // Without its default traits (configuration files, the whole of Foundation) it is smaller and starts faster.
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    ],
    targets: [
        .executableTarget(
            name: "hummingbird-emulator",
            dependencies: [
                .product(name: "DataFastEmulator", package: "datafast-emulator"),
                .product(name: "Hummingbird", package: "hummingbird"),
            ],
            path: "Sources/HummingbirdEmulator")
    ],
    swiftLanguageModes: [.v6]
)
