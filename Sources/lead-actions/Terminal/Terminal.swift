#if CommandLine
  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #elseif canImport(Darwin)
    import Darwin
  #endif

  /// Standard output or standard error.
  struct Terminal: Sendable {
    let descriptor: Int32

    /// Where results go.
    static let results = Terminal(descriptor: 1)
    /// Where errors and progress go.
    static let complaints = Terminal(descriptor: 2)

    /// Whether a person looks at it, rather than a file or another program.
    var isTerminal: Bool { isatty(descriptor) == 1 }

    /// How it shows text: with colours only where a person sees them and has not said otherwise.
    var style: Style {
      func isSet(_ name: String) -> Bool { getenv(name).map { $0.pointee != 0 } ?? false }
      let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? false
      return Style(isColoured: isTerminal && !isDumb && !isSet("NO_COLOR"))
    }

    /// Writes a text whole. A reader that has gone, as of `| head`, ends the process quietly.
    func write(_ text: String) {
      var text = text
      text.withUTF8 { bytes in
        var written = 0
        while written < bytes.count {
          let count = posixWrite(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
          if count > 0 { written += count }
          if count < 0, errno != EINTR { Self.endAfterFailedWrite(descriptor) }
        }
      }
    }

    private static func endAfterFailedWrite(_ descriptor: Int32) -> Never {
      // As a shell reports a process that SIGPIPE ended.
      if errno == EPIPE { exit(141) }
      if descriptor == results.descriptor {
        exit(complaining: "Error: The result cannot be written: \(String(cString: strerror(errno))).", code: 2)
      }
      exit(2)
    }

    static func exit(complaining message: String, code: Int32) -> Never {
      complaints.write(message + "\n")
      exit(code)
    }

    static func exit(_ code: Int32) -> Never { posixExit(code) }
  }

  private func posixWrite(_ descriptor: Int32, _ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int {
    write(descriptor, bytes, count)
  }

  private func posixExit(_ code: Int32) -> Never { exit(code) }
#endif
