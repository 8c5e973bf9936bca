import Foundation

/// A file that stands for the world outside: what is written to it has happened, whatever becomes of the process.
///
/// One line is one write to the end of the file. A line counts only with its mark at the end, since the process may be
/// killed in the middle of writing.
package final class OutsideLog: Sendable {
  private static let mark = "\t."
  private let descriptor: Int32

  package init(_ path: String) throws {
    descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: path]) }
    // Whatever a killed writer left of a line ends here.
    _ = "\n".utf8CString.withUnsafeBytes { write(descriptor, $0.baseAddress, 1) }
  }

  deinit { close(descriptor) }

  package func append(_ fields: [String]) throws {
    let line = Array((fields.joined(separator: "\t") + Self.mark + "\n").utf8)
    let count = line.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    guard count == line.count else { throw CocoaError(.fileWriteUnknown) }
  }

  package func append(_ fields: String...) throws { try append(fields) }

  /// How many bytes a log has, none where there is no such file.
  package static func size(of path: String) -> Int { FileManager.default.contents(atPath: path)?.count ?? 0 }

  /// How many lines were added to a log behind so many bytes, quickly.
  package static func added(to path: String, behind size: Int) -> Int {
    FileManager.default.contents(atPath: path)?.dropFirst(size).count { $0 == UInt8(ascii: "\n") } ?? 0
  }

  /// The lines of a log, none where there is no such file.
  package static func lines(of path: String) -> [[String]] {
    guard let data = FileManager.default.contents(atPath: path) else { return [] }
    return String(decoding: data, as: UTF8.self).split(separator: "\n").compactMap { line in
      guard line.hasSuffix(mark) else { return nil }
      return line.dropLast(mark.count).split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }
}
