import Foundation
import TestPrograms
import Testing

/// The programs that tests run are ended, and seen to end, whatever others do.
@Suite struct ProgramRunTests {
  private static let shell = URL(filePath: "/bin/sh")

  @Test(.timeLimit(.minutes(30)))
  func `a program that closes what it inherits keeps no other from being seen to end`() async throws {
    let mark = FileManager.default.temporaryDirectory.appending(component: "mark-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: mark) }
    let script = "i=3; while [ $i -lt 256 ]; do eval \"exec $i>&-\"; i=$((i + 1)); done; : >\"$0\"; exec sleep 3000"
    // Not every shell knows descriptors of more than one digit.
    let closing = Task { try await ProgramRun(URL(filePath: "/bin/bash"), ["-c", script, mark.path]) }
    try #require(await eventually { FileManager.default.fileExists(atPath: mark.path) })
    for code in [Int32(0), 7] {
      let run = try await ProgramRun(Self.shell, ["-c", "exit \(code)"])
      #expect(run.code == code && run.isExit)
    }
    closing.cancel()
    let run = try await closing.value
    #expect(!run.isExit && run.code == SIGKILL)
  }

  @Test func `a program gets its input, environment and folder, and its time is limited`() async throws {
    let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    let run = try await ProgramRun(
      Self.shell, ["-c", "cat; echo \"$WORD\"; pwd -P; echo wrong >&2; exit 3"], input: Data("given\n".utf8),
      environment: ["WORD": "a b=c", "PATH": "/usr/bin:/bin"], folder: folder)
    #expect(run.lines.prefix(2) == ["given", "a b=c"])
    #expect(run.lines.last.map { URL(filePath: $0).lastPathComponent } == folder.lastPathComponent)
    #expect(run.errors == "wrong\n")
    #expect(run.code == 3 && run.isExit)
    let late = try await ProgramRun(Self.shell, ["-c", "exec sleep 3000"], limit: 0.2)
    #expect(!late.isExit && late.code == SIGTERM)
    #expect(throws: (any Error).self) { try BuiltProgram.url("no such program") }
    await #expect(throws: (any Error).self) { try await ProgramRun(URL(filePath: "/no/such/program")) }
  }
}
