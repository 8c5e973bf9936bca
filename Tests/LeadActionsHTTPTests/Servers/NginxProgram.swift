#if HTTP
  import Foundation
  import TestPrograms

  /// nginx on loopback, with a folder of its own.
  final class NginxProgram: Sendable {
    static let path = ["/usr/sbin/nginx", "/usr/bin/nginx", "/opt/homebrew/bin/nginx"]
      .first { FileManager.default.isExecutableFile(atPath: $0) }

    private let folder: URL
    private let server: ServerProgram
    let port: Int

    /// - Parameters:
    ///   - location: What stands in the braces of `location /`.
    ///   - more: More lines within those of the server.
    init(port: Int? = nil, location: String, more: String = "", identity: TestIdentity? = nil) async throws {
      self.port = try port ?? ServerProgram.freePort()
      let folder = FileManager.default.temporaryDirectory.appending(component: "nginx-\(UUID().uuidString)")
      self.folder = folder
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      var tls = ""
      if let identity {
        try identity.pem.write(to: folder.appending(component: "certificate"), atomically: true, encoding: .utf8)
        try identity.key.write(to: folder.appending(component: "key"), atomically: true, encoding: .utf8)
        tls = "ssl_certificate \(folder.path)/certificate; ssl_certificate_key \(folder.path)/key;"
      }
      let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map { "\($0)_temp_path \(folder.path)/\($0);" }.joined(separator: " ")
      let configuration = folder.appending(component: "nginx.conf")
      try """
      daemon off; master_process off; pid \(folder.path)/pid; error_log \(folder.path)/error.log;
      events { worker_connections 256; }
      http {
        access_log off; \(temporary)
        client_header_timeout 900s; client_body_timeout 900s; send_timeout 900s;
        server {
          listen 127.0.0.1:\(self.port)\(identity == nil ? "" : " ssl"); \(tls) \(more)
          location / { \(location) }
        }
      }
      """.write(to: configuration, atomically: true, encoding: .utf8)
      server = try await ServerProgram(
        URL(filePath: Self.path ?? ""), ["-c", configuration.path, "-e", "\(folder.path)/error.log"], port: self.port)
    }

    func stop() { server.stop() }

    deinit {
      server.stop()
      try? FileManager.default.removeItem(at: folder)
    }
  }
#endif
