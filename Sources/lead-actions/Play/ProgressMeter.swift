#if CommandLine
  import LeadActions
  import Synchronization

  /// A bar that shows how far a long run is, on a terminal only; it goes away when the run ends.
  final class ProgressMeter: Sendable {
    private struct State {
      var percent = -1
      var isShown = false
    }

    private let terminal: Terminal
    private let isTerminal: Bool
    private let state = Mutex(State())

    private static let width = 30

    init(terminal: Terminal) {
      self.terminal = terminal
      isTerminal = terminal.isTerminal
    }

    func update(_ progress: PlayProgress) {
      guard isTerminal, progress.total > 0 else { return }
      let percent = progress.occurrences * 100 / progress.total
      let line: String? = state.withLock { state in
        guard percent != state.percent else { return nil }
        state.percent = percent
        state.isShown = true
        return Self.line(progress)
      }
      if let line { terminal.write("\r\u{1B}[K\(line)") }
    }

    func finish() {
      if state.withLock({ $0.isShown }) { terminal.write("\r\u{1B}[K") }
    }

    private static func line(_ progress: PlayProgress) -> String {
      line(progress.occurrences, of: progress.total, delivered: progress.deliveries)
    }

    static func line(_ occurrences: Int, of total: Int, delivered: Int) -> String {
      let done = total == 0 ? width : occurrences * width / total
      let bar = String(repeating: "#", count: done) + String(repeating: "-", count: width - done)
      return "[\(bar)] \(occurrences.grouped) of \(total.of("occurrence")), \(delivered.grouped) delivered"
    }
  }
#endif
