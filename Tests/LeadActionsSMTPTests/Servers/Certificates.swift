#if SMTP
  import Foundation
  import TestPrograms

  /// A certificate authority made for a test, and one certificate that it signed.
  struct Certificates: Sendable {
    struct Trouble: Error, CustomStringConvertible { var description: String }

    let folder: ScratchFolder
    var roots: String { folder.file("ca.pem").path }
    var certificate: String { folder.file("server.pem").path }
    var key: String { folder.file("server.key").path }

    /// - Parameter names: What the certificate is for, such as `DNS:localhost` or `IP:127.0.0.1`.
    static func make(_ names: String = "DNS:localhost,IP:127.0.0.1", days: Int = 2) async throws -> Certificates {
      guard let openssl = Tools.openssl else { throw Trouble(description: "openssl is missing") }
      let made = Certificates(folder: try ScratchFolder())
      let ca = made.folder.file("ca.key").path
      try "subjectAltName=\(names)\nbasicConstraints=CA:FALSE\n".write(
        to: made.folder.file("extensions"), atomically: true, encoding: .utf8)
      let key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
      let request = made.folder.file("request").path
      for arguments in [
        ["req", "-x509"] + key + ["-keyout", ca, "-out", made.roots, "-days", "2", "-subj", "/CN=Test Authority"],
        ["req"] + key + ["-keyout", made.key, "-out", request, "-subj", "/CN=server"],
        [
          "x509", "-req", "-in", request, "-CA", made.roots, "-CAkey", ca, "-CAcreateserial", "-out", made.certificate,
          "-days", "\(days)", "-extfile", made.folder.file("extensions").path,
        ],
      ] {
        let run = try await ProgramRun(openssl, arguments, limit: 600)
        guard run.code == 0 else { throw Trouble(description: "openssl \(arguments[0]): \(run.errors)") }
      }
      return made
    }
  }
#endif
