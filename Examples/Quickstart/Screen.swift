import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where a run shows itself.
struct Screen: Sendable {
  static let width = 100

  /// Whether a line can be written over.
  var isTerminal = false
  var write: @Sendable (String) -> Void
  var complain: @Sendable (String) -> Void

  static var console: Screen {
    Screen(
      isTerminal: isatty(STDOUT_FILENO) == 1,
      write: { FileHandle.standardOutput.write(Data($0.utf8)) },
      complain: { FileHandle.standardError.write(Data(($0 + "\n").utf8)) })
  }

  func show(_ line: String) { write(line + "\n") }
  func show(_ lines: [String]) { write(lines.map { $0 + "\n" }.joined()) }
}

extension String {
  /// The text in lines no wider than the screen; all but the first are indented.
  func wrapped(indent: Int, width: Int = Screen.width) -> [String] {
    var lines: [String] = []
    var line = String(prefix { $0 == " " })
    var isEmpty = true
    for word in dropFirst(line.count).split(separator: " ", omittingEmptySubsequences: false) {
      if !isEmpty, line.count + word.count + 1 > width {
        lines.append(line)
        line = String(repeating: " ", count: indent)
        isEmpty = true
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return lines + [line]
  }

  /// The text with spaces behind it, or before it.
  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
  func padded(left width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}

extension Int {
  /// With commas between thousands.
  var grouped: String {
    var digits = String(self)
    var index = digits.count - 3
    while index > 0 {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: index))
      index -= 3
    }
    return digits
  }

  /// A number of things in words.
  func of(_ one: String, _ many: String? = nil) -> String { "\(grouped) \(self == 1 ? one : many ?? one + "s")" }
}
