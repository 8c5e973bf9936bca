import Foundation

/// nginx on loopback, answering 204 to whatever is posted; it ends with its last user. Of what is posted to `/faulty` it
/// answers about one in ten with 500, and one in a hundred never.
final class LocalNginx {
  struct Trouble: Error, CustomStringConvertible { var description: String }

  let port: Int
  private let process = Process()
  private let folder: URL
  /// Takes connections and never answers.
  private let hole: Listener

  init() throws {
    // First, so that the port of the other is not taken by it.
    hole = try Listener(backlog: 1_024)
    port = try Listener().port
    folder = FileManager.default.temporaryDirectory.appending(component: "nginx-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let configuration = folder.appending(component: "nginx.conf")
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map { "\($0)_temp_path \(folder.path)/\($0);" }
    try """
    daemon off; master_process off; pid \(folder.path)/pid; error_log \(folder.path)/error.log;
    events { worker_connections 1024; }
    http {
      access_log off; keepalive_requests 1000000000; \(temporary.joined(separator: " "))
      split_clients $request_id $fate { 10% error; 1% hang; * well; }
      server {
        listen 127.0.0.1:\(port) backlog=1024;
        location / { return 204; }
        location /faulty {
          if ($fate = error) { return 500; }
          if ($fate = hang) { rewrite ^ /hole last; }
          return 204;
        }
        location /hole { proxy_pass http://127.0.0.1:\(hole.port); }
      }
    }
    """.write(to: configuration, atomically: true, encoding: .utf8)
    guard let program = ["/usr/sbin/nginx", "/usr/bin/nginx"].first(where: FileManager.default.isExecutableFile) else {
      throw Trouble(description: "nginx is missing; install it (apt-get install nginx-light)")
    }
    process.executableURL = URL(filePath: program)
    process.arguments = ["-c", configuration.path, "-e", "\(folder.path)/error.log"]
    try process.run()
    Thread.sleep(forTimeInterval: 0.5)
    guard process.isRunning else {
      throw Trouble(
        description:
          "nginx ended: \((try? String(contentsOf: folder.appending(component: "error.log"), encoding: .utf8)) ?? "")")
    }
  }

  deinit {
    // A program inherits the signals that its starter's thread blocks, so that asking it to end may not be heard.
    kill(process.processIdentifier, SIGKILL)
    try? FileManager.default.removeItem(at: folder)
  }

  /// Requests a second that `wrk` reaches with the same bodies and connections, if it is there.
  func wrk(body: String, connections: Int) throws -> Double? {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/wrk") else { return nil }
    let script = folder.appending(component: "post.lua")
    try """
    wrk.method = "POST"
    wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
    wrk.body = "\(body)"
    """.write(to: script, atomically: true, encoding: .utf8)
    let wrk = Process()
    let output = Pipe()
    wrk.executableURL = URL(filePath: "/usr/bin/wrk")
    wrk.arguments = ["-t1", "-c\(connections)", "-d3s", "-s", script.path, "http://127.0.0.1:\(port)/hook"]
    wrk.standardOutput = output
    try wrk.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    wrk.waitUntilExit()
    return text.split(separator: "\n").first { $0.hasPrefix("Requests/sec:") }
      .flatMap { Double($0.dropFirst("Requests/sec:".count).trimmingCharacters(in: .whitespaces)) }
  }
}

/// A socket on a port that nobody had, so that no other server is measured in its place; without a backlog it only finds
/// the port.
private final class Listener {
  let port: Int
  private let descriptor: Int32

  init(backlog: Int32? = nil) throws {
    #if canImport(Darwin)
      let type = SOCK_STREAM
    #else
      let type = Int32(SOCK_STREAM.rawValue)
    #endif
    let descriptor = socket(AF_INET, type, 0)
    self.descriptor = descriptor
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, size) == 0 && getsockname(descriptor, $0, &size) == 0
      }
    }
    port = Int(UInt16(bigEndian: address.sin_port))
    guard isBound, backlog.map({ listen(descriptor, $0) == 0 }) ?? true else {
      throw LocalNginx.Trouble(description: "no port is free")
    }
  }

  deinit { close(descriptor) }
}
