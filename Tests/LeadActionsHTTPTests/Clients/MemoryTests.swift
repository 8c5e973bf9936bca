#if HTTP && os(Linux)
  import Foundation
  import TestPrograms
  import Testing

  struct MemoryTests {
    private static let head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"

    /// In a program of its own, so that nothing else counts.
    @Test func `a body of 10 GB, one without end and a compressed bomb cost less than 10 MB`() async throws {
      let flood = Array(repeating: UInt8(ascii: "x"), count: 65_536)
      // The middle of a deflate stream of zeros, a thousand times smaller than what it stands for.
      let bomb = Array(
        repeating: [UInt8](arrayLiteral: 0xed, 0xc1, 0x01, 0x01, 0, 0, 0, 0x80, 0x90, 0xfe, 0xaf, 0xee), count: 5_000)
      let server = try await LoopbackServer { request, _ in
        let path = request.head.split(separator: " ").dropFirst().first ?? ""
        switch path {
        case "/sized": return .endless(Self.head + "Content-Length: 10000000000\r\n\r\n", then: flood, milliseconds: 0)
        case "/endless": return .endless(Self.head + "\r\n", then: flood, milliseconds: 0)
        case "/chunked":
          let chunk = Array("10000\r\n".utf8) + flood + Array("\r\n".utf8)
          return .endless(Self.head + "Transfer-Encoding: chunked\r\n\r\n", then: chunk, milliseconds: 0)
        case "/bomb":
          return .endless(
            Self.head + "Content-Encoding: gzip\r\nContent-Length: 10000000000\r\n\r\n", then: bomb.flatMap { $0 },
            milliseconds: 0)
        default: return .answer(Self.head + "Content-Length: 2\r\n\r\nok")
        }
      }
      let urls = ["sized", "endless", "chunked", "bomb"].map { "http://127.0.0.1:\(server.port)/\($0)" }
      let run = try await ProgramRun(try BuiltProgram.url("WebhookProbe"), urls, limit: 900)
      #expect(run.code == 0 && run.isExit, "\(run.errors)")
      let growth = try #require(run.lines.first.flatMap { Int($0) }, "\(run.out)\(run.errors)")
      #expect(growth < 10_000_000)
      #expect(server.requests.count == 4 * (50 + 8))
    }
  }
#endif
