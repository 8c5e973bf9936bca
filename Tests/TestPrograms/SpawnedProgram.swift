import Foundation
import Synchronization

/// A program that this process has begun, and of whose end it learns from the system.
///
/// Not Foundation's `Process`. That learns of ends on one thread, by a socket that the program has inherited: one that
/// closes what it inherits, as Postfix does, keeps that thread waiting for it, and all others seem to run until it ends.
/// And a program inherits the signals that the thread blocks which begins it, so that it could not be asked to end.
final class SpawnedProgram: Sendable {
  enum End: Equatable {
    case exited(Int32)
    case killed(signal: Int32)
  }

  struct Trouble: Error, CustomStringConvertible { var description: String }

  let id: pid_t
  private let state: Mutex<End?>

  /// - Parameters:
  ///   - environment: What it has instead of this process's environment, if anything.
  ///   - input: A file that it reads as its input.
  ///   - output: A file that is there, to which it writes; `errors` may be the same.
  init(
    _ program: URL, _ arguments: [String], environment: [String: String]?, folder: URL?, input: String, output: String,
    errors: String
  ) throws(Trouble) {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_APPEND, 0)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, O_WRONLY | O_APPEND, 0)
    for descriptor in Self.inherited { posix_spawn_file_actions_addclose(&actions, descriptor) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let environment = environment ?? ProcessInfo.processInfo.environment
    var line = [program.path] + arguments
    // By way of the shell, which becomes the program, since not every C library lets a folder be set here.
    if let folder { line = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder.path] + line }
    var words = line.map { strdup($0) } + [nil]
    var settings = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + settings { free(text) } }
    var id: pid_t = 0
    let answer = posix_spawn(&id, line[0], &actions, &attributes, &words, &settings)
    guard answer == 0 else {
      throw Trouble(description: "\(program.path) was not begun: \(String(cString: strerror(answer)))")
    }
    self.id = id
    state = Mutex(nil)
  }

  /// What a program would inherit beside its input and output, and some more for what is being opened meanwhile: a port
  /// that a test listens on would stay open as long as the program runs.
  private static var inherited: Range<Int32> {
    let open = (try? FileManager.default.contentsOfDirectory(atPath: "/dev/fd"))?.compactMap { Int32($0) } ?? []
    return 3..<(open.max() ?? 255) + 65
  }

  /// How it ended; none while it runs.
  var end: End? {
    state.withLock { end in
      if let end { return end }
      var status: Int32 = 0
      guard waitpid(id, &status, WNOHANG) == id else { return nil }
      let signal = status & 0x7F
      end = signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal: signal)
      return end
    }
  }

  /// Sends a signal, unless it has ended: its number may be another's then.
  func signal(_ signal: Int32) {
    guard end == nil else { return }
    kill(id, signal)
  }
}
