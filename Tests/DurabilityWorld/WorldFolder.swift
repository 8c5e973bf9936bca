package import Foundation

/// The folder that one world lives in: the database, and the logs of the world outside.
package struct WorldFolder: Sendable {
  package let path: String

  package init(_ path: String) { self.path = path }

  package var database: String { path + "/leads.sqlite" }
  /// What the host knows of each occurrence before it submits it: its number, and when it happened.
  package var told: String { path + "/told.log" }
  /// The numbers of occurrences whose submission was answered.
  package var accepted: String { path + "/accepted.log" }
  /// The deliveries of which a sending was begun.
  package var begun: String { path + "/begun.log" }
  /// What reached a receiver: the delivery, the attempt, a hash of the bytes, and what the message is about.
  package var sent: String { path + "/sent.log" }
  /// What the process itself saw that may not be.
  package var contradictions: String { path + "/contradictions.log" }

  /// When the world began, on the machine's clock; now where it begins only.
  package func beginning() throws -> Date {
    let path = path + "/began.log"
    if let seconds = OutsideLog.lines(of: path).first?.first.flatMap({ Double($0) }) {
      return Date(timeIntervalSinceReferenceDate: seconds)
    }
    let now = Date()
    try OutsideLog(path).append(String(now.timeIntervalSinceReferenceDate))
    return now
  }

  /// When the host heard of each occurrence, by its number.
  package var toldTimes: [Int: Date] {
    let times = OutsideLog.lines(of: told).compactMap { fields -> (Int, Date)? in
      guard fields.count == 2, let number = Int(fields[0]), let seconds = Double(fields[1]) else { return nil }
      return (number, Date(timeIntervalSinceReferenceDate: seconds))
    }
    return Dictionary(times) { first, _ in first }
  }

  /// The numbers of occurrences whose submission was answered, in that order.
  package var acceptedNumbers: [Int] { OutsideLog.lines(of: accepted).compactMap { Int($0[0]) } }

  /// A new, empty folder among the temporary ones.
  ///
  /// - Parameter inMemory: whether to make it where nobody waits for a disk, if there is such a place.
  package static func new(_ name: String, inMemory: Bool = false) throws -> WorldFolder {
    let memory = URL(filePath: "/dev/shm")
    let place =
      inMemory && FileManager.default.isWritableFile(atPath: memory.path)
      ? memory : FileManager.default.temporaryDirectory
    let url = place.appending(path: "lead-actions-\(name)-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return WorldFolder(url.path)
  }

  package func remove() { try? FileManager.default.removeItem(atPath: path) }
}
