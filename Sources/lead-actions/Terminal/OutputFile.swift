#if CommandLine
  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #elseif canImport(Darwin)
    import Darwin
  #endif

  /// A file that the command writes.
  struct OutputFile {
    let path: String

    /// Writes the whole file.
    ///
    /// - Parameter isNew: Whether a file that is there already is left alone, and refused.
    func write(_ text: String, isNew: Bool = false) throws(CommandFailure) {
      let flags = O_WRONLY | O_CREAT | O_CLOEXEC | (isNew ? O_EXCL : O_TRUNC)
      let descriptor = open(path, flags, 0o644)
      guard descriptor >= 0 else { throw failure(errno) }
      var text = text
      let error: Int32 = text.withUTF8 { bytes in
        var written = 0
        while written < bytes.count {
          let count = writeChunk(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
          if count > 0 { written += count }
          if count < 0, errno != EINTR { return errno }
        }
        return 0
      }
      guard close(descriptor) == 0, error == 0 else { throw failure(error == 0 ? errno : error) }
    }

    private func failure(_ error: Int32) -> CommandFailure {
      let name = path.printable
      return switch error {
      case EEXIST: CommandFailure(name, "The file is there already, and stays as it is.")
      case ENOENT: CommandFailure(name, "It cannot be written: its folder is not there.")
      case EISDIR: CommandFailure(name, "That is a folder; name a file in it.")
      default: CommandFailure(name, "It cannot be written: \(String(cString: strerror(error))).")
      }
    }
  }

  private func writeChunk(_ descriptor: Int32, _ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int {
    write(descriptor, bytes, count)
  }
#endif
