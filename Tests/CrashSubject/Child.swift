#if SQLite
  import Foundation

  /// A process that this one began, of the same program.
  struct Child {
    enum End: Equatable {
      case exited(Int32)
      case killed(signal: Int32)
    }

    enum Trouble: Error { case notBegun(Int32), noPipe, late }

    let id: pid_t
    private let output: Int32

    init(_ arguments: [String]) throws {
      let program = Bundle.main.executablePath ?? CommandLine.arguments[0]
      var ends: [Int32] = [0, 0]
      guard pipe(&ends) == 0 else { throw Trouble.noPipe }
      _ = fcntl(ends[0], F_SETFD, FD_CLOEXEC)
      #if canImport(Darwin)
        var actions: posix_spawn_file_actions_t?
      #else
        var actions = posix_spawn_file_actions_t()
      #endif
      posix_spawn_file_actions_init(&actions)
      defer { posix_spawn_file_actions_destroy(&actions) }
      posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
      posix_spawn_file_actions_addclose(&actions, ends[1])
      var words = ([program] + arguments).map { strdup($0) } + [nil]
      defer { for word in words { free(word) } }
      var id: pid_t = 0
      let answer = posix_spawn(&id, program, &actions, nil, &words, environ)
      close(ends[1])
      guard answer == 0 else {
        close(ends[0])
        throw Trouble.notBegun(answer)
      }
      self.id = id
      output = ends[0]
    }

    /// Waits until the process says something, or ends; false where it ended first.
    func isReady() -> Bool {
      var byte: UInt8 = 0
      return read(output, &byte, 1) == 1
    }

    func signal(_ signal: Int32) { kill(id, signal) }

    /// Whether it has not ended yet.
    var isRunning: Bool {
      var info = siginfo_t()
      return waitid(P_PID, id_t(id), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_signo == 0
    }

    /// Waits for the end.
    ///
    /// - Throws: ``Trouble/late`` where it does not come in so many seconds; the process is killed then.
    func end(within seconds: Double = 1_200) throws -> End {
      let limit = ContinuousClock.now + .seconds(seconds)
      var status: Int32 = 0
      while true {
        switch waitpid(id, &status, WNOHANG) {
        case 0:
          if ContinuousClock.now > limit {
            kill(id, SIGKILL)
            waitpid(id, &status, 0)
            close(output)
            throw Trouble.late
          }
          usleep(500)
        default:
          close(output)
          let signal = status & 0x7F
          return signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal: signal)
        }
      }
    }
  }
#endif
