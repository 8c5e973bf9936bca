package import Foundation

/// One run of a program: what it was given, and what came of it.
package struct ProgramRun: Sendable {
  package let code: Int32
  /// Whether it ended by itself, and not by a signal.
  package let isExit: Bool
  package let out: String
  package let errors: String
  package let seconds: Double

  /// Runs a program to its end, a few at a time.
  ///
  /// - Parameters:
  ///   - environment: What it has instead of this process's environment, if anything.
  ///   - limit: Seconds after which it is ended.
  package init(
    _ program: URL, _ arguments: [String] = [], input: Data = Data(), environment: [String: String]? = nil,
    folder: URL? = nil, limit: Double = 3_600
  ) async throws {
    self = try await Seats.programs.take {
      try await Self(running: program, arguments, input, environment, folder, limit)
    }
  }

  private init(
    running program: URL, _ arguments: [String], _ input: Data, _ environment: [String: String]?, _ folder: URL?,
    _ limit: Double
  ) async throws {
    let scratch = FileManager.default.temporaryDirectory.appending(component: "program-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let (out, errors) = (scratch.appending(component: "out"), scratch.appending(component: "errors"))
    let given = scratch.appending(component: "input")
    for file in [out, errors] { try Data().write(to: file) }
    try input.write(to: given)

    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    if let environment { process.environment = environment }
    if let folder { process.currentDirectoryURL = folder }
    let handles = [
      try FileHandle(forReadingFrom: given), try FileHandle(forWritingTo: out), try FileHandle(forWritingTo: errors),
    ]
    defer { for handle in handles { try? handle.close() } }
    process.standardInput = handles[0]
    process.standardOutput = handles[1]
    process.standardError = handles[2]
    let start = Date()
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in continuation.resume() }
      do { try withoutBlockedSignals { try process.run() } } catch { continuation.resume(throwing: error) }
      DispatchQueue.global().asyncAfter(deadline: .now() + limit) { [weak process] in process?.terminate() }
    }
    seconds = Date().timeIntervalSince(start)
    code = process.terminationStatus
    isExit = process.terminationReason == .exit
    self.out = String(decoding: try Data(contentsOf: out), as: UTF8.self)
    self.errors = String(decoding: try Data(contentsOf: errors), as: UTF8.self)
  }

  /// The lines written to standard output.
  package var lines: [String] { out.split(separator: "\n").map(String.init) }
}

/// Where the programs of this package stand: beside the test binary.
package enum BuiltProgram {
  package struct Missing: Error { package var name: String, binary: String }

  package static func url(_ name: String) throws(Missing) -> URL {
    let binary = URL(filePath: ProcessInfo.processInfo.arguments[0]).resolvingSymlinksInPath()
    var folder = binary.deletingLastPathComponent()
    for _ in 0..<5 {
      let candidate = folder.appending(component: name)
      if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
      folder.deleteLastPathComponent()
    }
    throw Missing(name: name, binary: binary.path)
  }
}
