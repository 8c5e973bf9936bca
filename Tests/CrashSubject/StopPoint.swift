#if SQLite
  import Foundation
  import Synchronization

  /// A labelled point at which the process kills itself, when it comes there for the n-th time.
  final class StopPoint: Sendable {
    private let name: String
    private let time: Int
    private let count = Atomic(0)

    /// - Parameter text: the point and the time, such as `delivery.claimed:2`; none where it is written in another way.
    init?(_ text: String) {
      let parts = text.split(separator: ":").map(String.init)
      guard parts.count == 2, let time = Int(parts[1]) else { return nil }
      name = parts[0]
      self.time = time
    }

    func reached(_ point: String) {
      guard point == name, count.add(1, ordering: .relaxed).newValue == time else { return }
      // Whoever goes on without waiting for this step goes on now.
      usleep(20_000)
      kill(getpid(), SIGKILL)
      // Nothing more is done by this thread.
      while true { sleep(1) }
    }
  }
#endif
