package import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A server that a test runs on loopback, such as a mail server: a program that is ended with its last user.
package final class ServerProgram: Sendable {
  package struct Trouble: Error, CustomStringConvertible { package var description: String }

  package let port: Int
  private let program: SpawnedProgram
  private let log: URL

  /// Starts a program, and waits until its port takes connections.
  ///
  /// - Parameter seconds: How long that may take.
  package init(
    _ program: URL, _ arguments: [String], port: Int, environment: [String: String]? = nil, folder: URL? = nil,
    seconds: Double = 600
  ) async throws {
    self.port = port
    log = FileManager.default.temporaryDirectory.appending(component: "server-\(UUID().uuidString).log")
    try Data().write(to: log)
    self.program = try SpawnedProgram(
      program, arguments, environment: environment, folder: folder, input: "/dev/null", output: log.path,
      errors: log.path)
    let end = Date().addingTimeInterval(seconds)
    while !Self.answers(port) {
      if !isRunning { throw Trouble(description: "\(program.path) ended: \(printed)") }
      if Date() > end { throw Trouble(description: "\(program.path) does not listen on \(port): \(printed)") }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  deinit {
    stop()
    try? FileManager.default.removeItem(at: log)
  }

  package var isRunning: Bool { program.end == nil }

  /// What it has printed.
  package var printed: String { (try? String(decoding: Data(contentsOf: log), as: UTF8.self)) ?? "" }

  /// Asks it to end, and ends it where it does not.
  package func stop() {
    program.signal(SIGTERM)
    // On a busy machine too it ends by itself, with the processes that it has begun; that is soon, since this holds a thread.
    for _ in 0..<6_000 where isRunning { usleep(5_000) }
    program.signal(SIGKILL)
    for _ in 0..<6_000 where isRunning { usleep(5_000) }
  }

  /// Below those that systems give to whoever asks for any port, and to connections: one that was found free stays so until
  /// it is used, and who connects to one where nobody listens never meets another test's server, or itself.
  private static let ports = 10_240..<32_768
  /// The next to be tried; from anywhere, since other processes may take some too.
  private static let nextPort = Mutex(Int.random(in: ports))

  /// A port on loopback that nobody listens on now, another one each time.
  package static func freePort() throws -> Int {
    for _ in ports {
      let port = nextPort.withLock { next in
        next = next + 1 < ports.upperBound ? next + 1 : ports.lowerBound
        return next
      }
      if try isFree(port) { return port }
    }
    throw Trouble(description: "no port is free on 127.0.0.1")
  }

  private static func isFree(_ port: Int) throws -> Bool {
    let descriptor = socket(AF_INET, streamType, 0)
    guard descriptor >= 0 else { throw Trouble(description: "no socket could be made") }
    defer { close(descriptor) }
    var address = loopback(port: UInt16(port))
    return withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }

  private static func answers(_ port: Int) -> Bool {
    let descriptor = socket(AF_INET, streamType, 0)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var address = loopback(port: UInt16(port))
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }

  private static func loopback(port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    return address
  }

  private static var streamType: Int32 {
    #if canImport(Darwin)
      SOCK_STREAM
    #elseif canImport(Musl)
      SOCK_STREAM
    #else
      Int32(SOCK_STREAM.rawValue)
    #endif
  }
}
