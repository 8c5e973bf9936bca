import Foundation
import LeadActions
import Synchronization

/// Shows how far a run is: one line that changes on a terminal, a line for each week elsewhere.
final class ProgressMeter: Sendable {
  private struct State {
    var weeks = 0
    var percent = -1
    var last: PlayProgress?
  }

  private let screen: Screen
  private let start: Date
  private let state = Mutex(State())

  init(screen: Screen, start: Date) {
    self.screen = screen
    self.start = start
  }

  func update(_ progress: PlayProgress) {
    let line: String? = state.withLock { state in
      defer { state.last = progress }
      if screen.isTerminal {
        let percent = progress.total == 0 ? 100 : progress.occurrences * 100 / progress.total
        guard percent != state.percent else { return nil }
        state.percent = percent
        return "\r\u{1B}[K\(Self.line(progress)) (\(percent) %)"
      }
      let weeks = Int(progress.now.timeIntervalSince(start) / (7 * 86_400))
      guard weeks > state.weeks else { return nil }
      state.weeks = weeks
      return Self.line(state.last ?? progress) + "\n"
    }
    if let line { screen.write(line) }
  }

  func finish() {
    guard let last = state.withLock({ $0.last }) else { return }
    screen.write((screen.isTerminal ? "\r\u{1B}[K" : "") + Self.line(last) + "\n")
  }

  private static func line(_ progress: PlayProgress) -> String {
    "  \(progress.now.shortText): \(progress.occurrences.grouped) of \(progress.total.of("occurrence")), "
      + "\(progress.times.of("time")) fell due, \(progress.deliveries.grouped) delivered"
  }
}
