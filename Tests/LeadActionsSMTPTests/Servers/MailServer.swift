#if SMTP
  import Foundation
  import LeadActionsSMTP
  import TestPrograms

  /// aiosmtpd on loopback, and the emails it took.
  struct MailServer: Sendable {
    /// What it does, as its script reads it.
    struct Ways: Encodable {
      var certificate: String?
      var key: String?
      var startTLS = false
      var login: [String]?
      var plainLogin = false
      var withoutMechanisms: [String] = []
      var international = false
      var sizeLimit = 33_554_432
    }

    struct Email: Decodable {
      var sender: String
      var options: [String]
      var recipients: [String]
      var content: Data
      var isEncrypted: Bool
      var user: String
      /// The port that it came from, by which connections are told apart.
      var peer: Int

      var text: String { String(decoding: content, as: UTF8.self) }
      var lines: [String] { text.components(separatedBy: "\r\n") }

      func header(_ name: String) -> String? {
        let unfolded = text.components(separatedBy: "\r\n\r\n")[0].replacingOccurrences(of: "\r\n ", with: " ")
        return unfolded.components(separatedBy: "\r\n").first { $0.hasPrefix(name + ": ") }.map {
          String($0.dropFirst(name.count + 2))
        }
      }
    }

    private let program: ServerProgram
    private let folder: ScratchFolder
    var port: Int { program.port }

    init(_ ways: Ways = Ways()) async throws {
      struct Config: Encodable {
        var ways: Ways
        var folder: String
        var port: Int

        func encode(to encoder: any Encoder) throws {
          try ways.encode(to: encoder)
          var container = encoder.container(keyedBy: Key.self)
          try container.encode(folder, forKey: .folder)
          try container.encode(port, forKey: .port)
        }

        enum Key: String, CodingKey { case folder, port }
      }
      guard let python = Tools.python else { throw Certificates.Trouble(description: "python3 is missing") }
      folder = try ScratchFolder()
      let port = try ServerProgram.freePort()
      let config = try JSONEncoder().encode(Config(ways: ways, folder: folder.url.path, port: port))
      program = try await ServerProgram(
        python, [Tools.script("mailserver.py"), String(decoding: config, as: UTF8.self)], port: port)
    }

    /// What it took, the oldest first.
    var emails: [Email] {
      get throws {
        try FileManager.default.contentsOfDirectory(atPath: folder.url.path).filter { $0.hasSuffix(".json") }.sorted()
          .map { try JSONDecoder().decode(Email.self, from: Data(contentsOf: folder.file($0))) }
      }
    }

    var printed: String { program.printed }
    func stop() { program.stop() }

    /// The settings to reach it.
    func server(
      _ security: SMTPSecurity = .unencrypted(), login: SMTPLogin? = nil, roots: SMTPRoots = .system,
      host: String = "localhost"
    ) -> SMTPServer {
      SMTPServer(host, port: port, security: security, login: login, roots: roots)
    }
  }
#endif
