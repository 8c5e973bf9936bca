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

    let clock = ContinuousClock()
    let start = clock.now
    let spawned = try SpawnedProgram(
      program, arguments, environment: environment, folder: folder, input: given.path, output: out.path,
      errors: errors.path)
    let end = await Self.end(of: spawned, limit: limit)
    seconds = (clock.now - start) / .seconds(1)
    switch end {
    case .exited(let code): (self.code, isExit) = (code, true)
    case .killed(let signal): (self.code, isExit) = (signal, false)
    }
    self.out = String(decoding: try Data(contentsOf: out), as: UTF8.self)
    self.errors = String(decoding: try Data(contentsOf: errors), as: UTF8.self)
  }

  /// Waits for the end of a program, which is ended when its time is over, or when nobody waits for it any more.
  private static func end(of program: SpawnedProgram, limit: Double) async -> SpawnedProgram.End {
    let start = ContinuousClock.now
    while true {
      if let end = program.end { return end }
      let passed = (ContinuousClock.now - start) / .seconds(1)
      if passed > limit + 60 || Task.isCancelled {
        program.signal(SIGKILL)
      } else if passed > limit {
        program.signal(SIGTERM)
      }
      // In a task of its own, since a cancelled one does not sleep. Seldom where it takes long.
      let pause = min(0.05, 0.001 + passed / 20)
      await Task { try? await Task.sleep(for: .seconds(pause)) }.value
    }
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
