#if CommandLine
  import Foundation
  import TestPrograms
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
      limit: Double = 600, source: SourceLocation = #_sourceLocation
    ) async throws {
      try await self.init(
        all: arguments, input: input.map { Data($0.utf8) }, environment: environment, folder: folder, limit: limit,
        source: source)
    }

    init(
      all arguments: [String], input: Data? = nil, environment: [String: String] = [:], folder: URL? = nil,
      limit: Double = 600, source: SourceLocation = #_sourceLocation
    ) async throws {
      let run = try await ProgramRun(
        try BuiltProgram.url("lead-actions"), arguments, input: input ?? Data(),
        environment: ProcessInfo.processInfo.environment.merging(environment) { $1 }, folder: folder, limit: limit)
      (code, out, errors, seconds) = (run.code, run.out, run.errors, run.seconds)
      // Whatever it was given, it ends by itself.
      #expect(run.isExit, "it crashed: \(errors)", sourceLocation: source)
    }
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
  func shell(_ line: String) async throws -> ProgramRun {
    try await ProgramRun(URL(filePath: "/bin/bash"), ["-c", line], folder: root)
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
