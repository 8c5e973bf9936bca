#if CommandLine
  import Foundation
  import Testing

  @testable import lead_actions

  struct SimulateTests {
    private static let rules = root.appending(path: "Examples/Quickstart/rules.json").path

    @Test func `worlds are lived through, and it is said how much happened`() async throws {
      let run = try await CommandRun("simulate", Self.rules, "--seeds", "5", "--leads", "4", "--days", "3")
      #expect(run.code == 0)
      #expect(run.errors.isEmpty)
      #expect(run.out.contains("5 worlds: "))
      #expect(run.out.contains("every invariant held"))
    }

    @Test func `one world is told line by line, the same each time`() async throws {
      let run = try await CommandRun("simulate", Self.rules, "--seed", "3")
      #expect(run.code == 0)
      #expect(run.out.hasPrefix("seed 3: every invariant held"))
      #expect(run.out.contains("process 0 starts"))
      #expect(run.out.split(separator: "\n").count > 50)
      #expect(try await CommandRun("simulate", Self.rules, "--seed", "3").out == run.out)
    }

    @Test(arguments: [["--seeds", "0"], ["--leads", "0"], ["--days", "91"]])
    func `numbers out of bounds are refused`(_ arguments: [String]) async throws {
      let run = try await CommandRun(all: ["simulate", Self.rules] + arguments)
      #expect(run.code == 2)
      #expect(run.out.isEmpty)
      #expect(run.errors.contains("is a number from 1 to"))
    }
  }
#endif
