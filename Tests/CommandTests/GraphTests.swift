#if CommandLine
  import Foundation
  import Testing

  @testable import lead_actions

  struct GraphTests {
    private static let rules = root.appending(path: "Examples/Quickstart/rules.json").path

    @Test func `a lead type is drawn as Mermaid`() async throws {
      let run = try await CommandRun("graph", Self.rules, "--type", "Remortgage")
      #expect(run.code == 0)
      #expect(run.errors.isEmpty)
      #expect(run.out.contains("flowchart"))
      #expect(run.out.contains("assign large loan"))
      let all = try await CommandRun("graph", Self.rules, "--format", "mermaid")
      #expect(all.out.count > run.out.count)
    }

    @Test func `a page is written where the output's name asks for one`() async throws {
      let folder = try Folder()
      let run = try await CommandRun("graph", Self.rules, "--output", "page.html", folder: folder.url)
      #expect(run.code == 0)
      #expect(run.out.isEmpty)
      #expect(run.errors.isEmpty)
      let page = try folder.read("page.html")
      #expect(page.lowercased().hasPrefix("<!doctype html>"))
      #expect(page.contains("assign large loan"))
      let printed = try await CommandRun("graph", Self.rules, "--format", "html")
      #expect(printed.out == page)
    }

    @Test(
      arguments: [
        (["--type", "Remorgage"], "Did you mean 'Remortgage'?"),
        (["--type", "Remortgage", "--format", "html"], "--type is for Mermaid"),
        (["--output", "/no/such/page.html"], "its folder is not there"), (["-o", "/tmp"], "That is a folder"),
      ])
    func `what cannot be drawn is refused`(_ arguments: [String], _ reason: String) async throws {
      let run = try await CommandRun(all: ["graph", Self.rules] + arguments)
      #expect(run.code == 2)
      #expect(run.out.isEmpty)
      #expect(run.errors.contains(reason))
    }
  }
#endif
