// swift-tools-version: 6.1
import PackageDescription

// The fuzz target needs libFuzzer's flags, which a package that others depend on must not carry:
// it exists only when asked for (see script/fuzz).
let isFuzzing = Context.environment["FUZZ"] != nil

let package = Package(
    name: "datafast-emulator",
    products: [
        .library(name: "DataFastEmulator", targets: ["Emulator"]),
        .executable(name: "datafast-emulator", targets: ["datafast-emulator"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2")
    ],
    targets: [
        .systemLibrary(name: "CLinux"),
        .systemLibrary(
            name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .target(name: "Locks"),
        .target(name: "HTTPServer", dependencies: ["CLinux", "Locks"]),
        .target(name: "JSON"),
        .target(name: "CivilTime", dependencies: ["Locks"]),
        .target(name: "DataFastAPI", dependencies: ["CivilTime", "JSON"]),
        .target(name: "SQLite", dependencies: ["CSQLite"]),
        .target(name: "Store", dependencies: ["SQLite", "CivilTime"]),
        .target(
            name: "Emulator",
            dependencies: [
                "HTTPServer", "Locks", "JSON", "CivilTime", "DataFastAPI", "SQLite", "Store",
                .product(name: "Logging", package: "swift-log"),
            ],
            // A link to the file in fixtures, so that the program prints the very schema that is shipped.
            resources: [.embedInCode("Seeds/seed.schema.json")]),
        .executableTarget(
            name: "datafast-emulator",
            dependencies: [
                "CLinux", "Emulator", "HTTPServer", "JSON", "CivilTime", "DataFastAPI",
                .product(name: "Logging", package: "swift-log"),
            ]),
        .testTarget(name: "LocksTests", dependencies: ["Locks"]),
        .testTarget(name: "HTTPServerTests", dependencies: ["HTTPServer", "CLinux", "Locks"]),
        .testTarget(name: "JSONTests", dependencies: ["JSON"]),
        .testTarget(name: "CivilTimeTests", dependencies: ["CivilTime"]),
        .testTarget(name: "DataFastAPITests", dependencies: ["DataFastAPI", "CivilTime", "JSON"]),
        .testTarget(name: "SQLiteTests", dependencies: ["SQLite"]),
        .testTarget(name: "StoreTests", dependencies: ["Store", "SQLite", "CivilTime"]),
        .testTarget(name: "EmulatorTests", dependencies: ["Emulator"]),
        .testTarget(name: "ProgramTests", dependencies: ["datafast-emulator"]),
        .testTarget(
            name: "EndToEndTests", dependencies: ["JSON", "DataFastAPI", "Emulator", "datafast-emulator"]),
    ],
    swiftLanguageModes: [.v6]
)

if isFuzzing {
    let instrumented: [SwiftSetting] = [.unsafeFlags(["-sanitize=fuzzer,address", "-O"])]
    package.targets.first { $0.name == "HTTPServer" }?.swiftSettings = instrumented
    package.targets.append(
        .executableTarget(
            name: "FuzzHTTPParser", dependencies: ["HTTPServer"], path: "Tests/FuzzHTTPParser",
            swiftSettings: instrumented + [.unsafeFlags(["-parse-as-library"])],
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]))
}
