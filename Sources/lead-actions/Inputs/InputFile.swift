#if CommandLine
  import LeadActions

  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #elseif canImport(Darwin)
    import Darwin
  #endif

  /// A file that the command line names, read whole and within bounds.
  struct InputFile: Sendable {
    enum Format { case json, yaml }

    /// As messages name it: its path, or `standard input`.
    let name: String
    let bytes: [UInt8]
    let format: Format
    /// Where each line begins.
    private let lineStarts: [Int]

    /// - Parameter path: A path, or `-` for standard input.
    init(_ path: String) throws(CommandFailure) {
      let isInput = path == "-"
      let name = isInput ? "standard input" : path.printable
      guard !path.isEmpty else { throw CommandFailure(nil, "The name of a file is empty.") }
      let descriptor = isInput ? 0 : open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw Self.unopened(name, errno) }
      defer { if !isInput { close(descriptor) } }
      try self.init(name: name, bytes: Self.read(descriptor, name), path: path)
    }

    init(name: String, bytes: [UInt8], path: String) throws(CommandFailure) {
      guard bytes.contains(where: { !Self.isSpace($0) }) else {
        throw CommandFailure(name, "The file is empty.")
      }
      guard !bytes.contains(0) else {
        throw CommandFailure(name, "That is no text: it holds a NUL byte. Save it as UTF-8.")
      }
      self.name = name
      self.bytes = bytes
      format = Self.format(path: path, bytes)
      var starts = [0]
      for index in bytes.indices where bytes[index] == 0x0A { starts.append(index + 1) }
      lineStarts = starts
    }

    /// By the ending of the name, or else by the first character: JSON begins with a bracket.
    private static func format(path: String, _ bytes: [UInt8]) -> Format {
      let path = path.lowercased()
      if path.hasSuffix(".json") { return .json }
      if path.hasSuffix(".yaml") || path.hasSuffix(".yml") { return .yaml }
      let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
      let first = (bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...]).first { !isSpace($0) }
      return first == UInt8(ascii: "{") || first == UInt8(ascii: "[") ? .json : .yaml
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func unopened(_ name: String, _ error: Int32) -> CommandFailure {
      switch error {
      case ENOENT, ENOTDIR: CommandFailure(name, "There is no such file.")
      case EACCES, EPERM: CommandFailure(name, "The file may not be read; look at its permissions.")
      case ENAMETOOLONG: CommandFailure(nil, "The name of a file is too long.")
      default: CommandFailure(name, "The file cannot be opened: \(String(cString: strerror(error))).")
      }
    }

    private static func read(_ descriptor: Int32, _ name: String) throws(CommandFailure) -> [UInt8] {
      var about = stat()
      guard fstat(descriptor, &about) == 0 else {
        throw CommandFailure(name, "It cannot be read: \(String(cString: strerror(errno))).")
      }
      if about.st_mode & S_IFMT == S_IFDIR { throw CommandFailure(name, "That is a folder; name a file in it.") }
      guard about.st_size <= JSONText.mostBytes else { throw tooLong(name) }
      var bytes: [UInt8] = []
      bytes.reserveCapacity(Int(about.st_size) + 1)
      var chunk = [UInt8](repeating: 0, count: 64 * 1_024)
      while true {
        let count = readChunk(descriptor, &chunk)
        if count == 0 { return bytes }
        guard count > 0 else {
          if errno == EINTR { continue }
          throw CommandFailure(name, "It cannot be read: \(String(cString: strerror(errno))).")
        }
        bytes += chunk[..<count]
        guard bytes.count <= JSONText.mostBytes else { throw tooLong(name) }
      }
    }

    private static func tooLong(_ name: String) -> CommandFailure {
      CommandFailure(name, "The file has more than the \(JSONText.mostBytes.grouped) bytes that are read; split it.")
    }

    /// One line, counted from 1, if there is one that a person could read.
    func line(_ number: Int) -> String? {
      guard lineStarts.indices.contains(number - 1) else { return nil }
      let end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
      let line = bytes[lineStarts[number - 1]..<end]
      guard line.count <= 64 * 1_024 else { return nil }
      return String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
    }
  }

  private func readChunk(_ descriptor: Int32, _ chunk: inout [UInt8]) -> Int {
    chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
  }
#endif
