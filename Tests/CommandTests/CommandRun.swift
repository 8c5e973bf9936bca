#if CommandLine
  import Foundation
  import Testing

  /// One run of the built command: what it was given, and what came of it.
  struct CommandRun: Sendable {
    let code: Int32
    let out: String
    let errors: String
    let seconds: Double

    /// - Parameter limit: Seconds after which the run is ended and fails the test.
    init(
      _ arguments: String..., input: String? = nil, environment: [String: String] = [:], folder: URL? = nil,
      limit: Double = 60, source: SourceLocation = #_sourceLocation
    ) async throws {
      try await self.init(
        all: arguments, input: input.map { Data($0.utf8) }, environment: environment, folder: folder, limit: limit,
        source: source)
    }

    init(
      all arguments: [String], input: Data? = nil, environment: [String: String] = [:], folder: URL? = nil,
      limit: Double = 60, source: SourceLocation = #_sourceLocation
    ) async throws {
      let scratch = try Folder()
      let (out, errors) = (scratch.url.appending(component: "out"), scratch.url.appending(component: "errors"))
      let given = scratch.url.appending(component: "input")
      for file in [out, errors] { try Data().write(to: file) }
      try (input ?? Data()).write(to: given)

      let process = Process()
      process.executableURL = try Self.binary()
      process.arguments = arguments
      process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
      if let folder { process.currentDirectoryURL = folder }
      process.standardInput = try FileHandle(forReadingFrom: given)
      process.standardOutput = try FileHandle(forWritingTo: out)
      process.standardError = try FileHandle(forWritingTo: errors)
      let start = Date()
      let guardian = Task {
        try await Task.sleep(for: .seconds(limit))
        process.terminate()
      }
      try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
        process.terminationHandler = { _ in continuation.resume() }
        do { try process.run() } catch { continuation.resume(throwing: error) }
      }
      guardian.cancel()
      seconds = Date().timeIntervalSince(start)
      code = process.terminationStatus
      self.out = String(decoding: try Data(contentsOf: out), as: UTF8.self)
      self.errors = String(decoding: try Data(contentsOf: errors), as: UTF8.self)
      // Whatever it was given, it ends by itself.
      #expect(process.terminationReason == .exit, "it crashed: \(self.errors)", sourceLocation: source)
    }

    /// The command stands beside the test binary.
    static func binary() throws -> URL {
      let binary = URL(filePath: ProcessInfo.processInfo.arguments[0]).resolvingSymlinksInPath()
      var folder = binary.deletingLastPathComponent()
      for _ in 0..<4 {
        let candidate = folder.appending(component: "lead-actions")
        if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
        folder.deleteLastPathComponent()
      }
      throw NoCommand(binary: binary.path)
    }

    private struct NoCommand: Error { var binary: String }
  }

  /// A folder that goes away with its last user.
  final class Folder: Sendable {
    let url: URL

    init() throws {
      url = FileManager.default.temporaryDirectory.appending(component: "command-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// Writes a file, and says where.
    func write(_ name: String, _ text: String) throws -> String { try write(name, Data(text.utf8)) }

    func write(_ name: String, _ data: Data) throws -> String {
      let file = url.appending(component: name)
      try data.write(to: file)
      return file.path
    }

    func read(_ name: String) throws -> String {
      String(decoding: try Data(contentsOf: url.appending(component: name)), as: UTF8.self)
    }
  }

  /// The root of the package, where the examples stand.
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Runs a line of shell in the package's folder.
  func shell(_ line: String) throws -> (code: Int32, out: String, errors: String) {
    let folder = try Folder()
    let (out, errors) = (try folder.write("out", ""), try folder.write("errors", ""))
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/bash")
    shell.arguments = ["-c", line]
    shell.currentDirectoryURL = root
    shell.standardOutput = FileHandle(forWritingAtPath: out)
    shell.standardError = FileHandle(forWritingAtPath: errors)
    try shell.run()
    shell.waitUntilExit()
    return (shell.terminationStatus, try folder.read("out"), try folder.read("errors"))
  }

  /// What a command is expected to write; where it is meant to change, run with `UPDATE_EXPECTED=1` and look at it.
  func expected(_ name: String, is text: String, source: SourceLocation = #_sourceLocation) throws {
    let file = root.appending(path: "Tests/CommandTests/Expected/\(name)")
    if ProcessInfo.processInfo.environment["UPDATE_EXPECTED"] != nil { try Data(text.utf8).write(to: file) }
    let wanted = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    let (lines, others) = (
      text.split(separator: "\n", omittingEmptySubsequences: false),
      wanted.split(separator: "\n", omittingEmptySubsequences: false)
    )
    for (number, (line, other)) in zip(lines, others).enumerated() where line != other {
      Issue.record("\(name), line \(number + 1): \(line)\nexpected: \(other)", sourceLocation: source)
      return
    }
    #expect(lines.count == others.count, "\(name)", sourceLocation: source)
  }
#endif
