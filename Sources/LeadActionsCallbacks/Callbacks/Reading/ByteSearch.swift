#if Callbacks
  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #else
    import Darwin
  #endif

  /// Finds bytes in bytes, in time that grows with their number alone: a stranger chooses both.
  enum ByteSearch {
    /// The first place at or behind a start where the pattern stands; none where it does not, or is empty.
    static func first(_ pattern: [UInt8], in bytes: [UInt8], from start: Int) -> Range<Int>? {
      guard let head = pattern.first, start >= 0, start <= bytes.count else { return nil }
      return bytes.withUnsafeBufferPointer { bytes in
        guard let base = bytes.baseAddress else { return nil }
        var place = start
        while bytes.count - place >= pattern.count {
          // Where no first byte is left, no pattern is.
          let room = bytes.count - place - pattern.count + 1
          guard let found = memchr(base + place, Int32(head), room) else { return nil }
          place = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
          if memcmp(base + place, pattern, pattern.count) == 0 { return place..<place + pattern.count }
          place += 1
        }
        return nil
      }
    }
  }
#endif
