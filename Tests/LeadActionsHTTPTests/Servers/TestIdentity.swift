#if HTTP
  import Foundation
  import NIOSSL
  import TestPrograms
  import Testing

  enum Openssl {
    static let path = ["/usr/bin/openssl", "/opt/homebrew/bin/openssl"]
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// A certificate for one name, signed by itself, and its key; both as PEM text.
  struct TestIdentity {
    var pem: String
    var key: String

    static func make(for name: String) async throws -> Self {
      let folder = FileManager.default.temporaryDirectory.appending(component: "tls-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let key = folder.appending(component: "key").path
      let certificate = folder.appending(component: "certificate").path
      let run = try await ProgramRun(
        URL(filePath: Openssl.path ?? ""),
        [
          "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
          "-keyout", key, "-out", certificate, "-subj", "/CN=test", "-addext", "subjectAltName=DNS:\(name)",
        ], limit: 600)
      try #require(run.code == 0, "\(run.errors)")
      return Self(
        pem: try String(contentsOfFile: certificate, encoding: .utf8),
        key: try String(contentsOfFile: key, encoding: .utf8))
    }

    func context() throws -> NIOSSLContext {
      try NIOSSLContext(
        configuration: .makeServerConfiguration(
          certificateChain: NIOSSLCertificate.fromPEMBytes(Array(pem.utf8)).map { .certificate($0) },
          privateKey: .privateKey(NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem))))
    }
  }
#endif
