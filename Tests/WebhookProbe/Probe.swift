#if HTTP
  import Foundation
  import LeadActionsHTTP

  /// Posts to URLs of a test's server, and prints by how much its memory grew at its highest, in bytes.
  @main
  struct Probe {
    static func main() async throws {
      let urls = Array(CommandLine.arguments.dropFirst())
      let client = try GuardedHTTPClient(
        policy: AddressPolicy().allowing("127.0.0.1"), settings: HTTPSettings(timeout: 600, connectTimeout: 600))
      // All that is made once: event loops, connections, buffers.
      for url in urls { try await post(client, url + "?warm", times: 50) }
      // Begins the measuring of the highest anew.
      try? Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs"))
      let before = memory("VmRSS:")
      for url in urls { try await post(client, url, times: 8) }
      await client.shutDown()
      print(memory("VmHWM:") - before)
    }

    private static func post(_ client: GuardedHTTPClient, _ url: String, times: Int) async throws {
      for _ in 0..<times / 2 {
        for limit in [0, OutboundAnswer.bodyLimit] {
          let request = OutboundRequest("POST", url, body: Array("a=b".utf8), answerLimit: limit)
          let answer = try await client.send(request, timeout: 600)
          guard answer.status == 200, answer.body.count <= limit else { exit(2) }
        }
      }
    }

    private static func memory(_ field: String) -> Int {
      let lines = ((try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? "").split(separator: "\n")
      let line = lines.first { $0.hasPrefix(field) } ?? ""
      return (line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0) * 1_024
    }
  }
#else
  @main
  struct Probe {
    static func main() {}
  }
#endif
