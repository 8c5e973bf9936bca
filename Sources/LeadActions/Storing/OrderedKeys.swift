/// Keys in ascending order, each once, with quick insertion and removal anywhere.
///
/// A sorted array cut into chunks: finding is two binary searches, changing moves the rest of one chunk.
struct OrderedKeys<Key: Comparable & Sendable>: Sendable {
  /// None is empty.
  private var chunks: [[Key]] = []
  private(set) var count = 0

  private static var chunkLimit: Int { 256 }

  var isEmpty: Bool { chunks.isEmpty }
  var first: Key? { chunks.first?.first }

  /// False where the key was there already.
  @discardableResult
  mutating func insert(_ key: Key) -> Bool {
    guard !chunks.isEmpty else {
      chunks = [[key]]
      count = 1
      return true
    }
    let chunk = min(self.chunk(notBefore: key), chunks.count - 1)
    let index = Self.index(notBefore: key, in: chunks[chunk])
    if index < chunks[chunk].count, chunks[chunk][index] == key { return false }
    chunks[chunk].insert(key, at: index)
    count += 1
    if chunks[chunk].count > Self.chunkLimit { split(chunk) }
    return true
  }

  /// False where the key was not there.
  @discardableResult
  mutating func remove(_ key: Key) -> Bool {
    let chunk = self.chunk(notBefore: key)
    guard chunk < chunks.count else { return false }
    let index = Self.index(notBefore: key, in: chunks[chunk])
    guard index < chunks[chunk].count, chunks[chunk][index] == key else { return false }
    chunks[chunk].remove(at: index)
    count -= 1
    if chunks[chunk].isEmpty { chunks.remove(at: chunk) }
    return true
  }

  /// The keys behind one, or from the beginning, as long as they pass.
  func page(after key: Key?, limit: Int, while passes: (Key) -> Bool = { _ in true }) -> [Key] {
    var keys: [Key] = []
    var (chunk, index) = key.map(position(after:)) ?? (0, 0)
    while chunk < chunks.count, keys.count < max(1, limit) {
      if index == chunks[chunk].count {
        (chunk, index) = (chunk + 1, 0)
        continue
      }
      let next = chunks[chunk][index]
      guard passes(next) else { break }
      keys.append(next)
      index += 1
    }
    return keys
  }

  func first(after key: Key?) -> Key? {
    var (chunk, index) = key.map(position(after:)) ?? (0, 0)
    if chunk < chunks.count, index == chunks[chunk].count { (chunk, index) = (chunk + 1, 0) }
    return chunk < chunks.count ? chunks[chunk][index] : nil
  }

  func first(notBefore key: Key) -> Key? {
    let chunk = self.chunk(notBefore: key)
    return chunk < chunks.count ? chunks[chunk][Self.index(notBefore: key, in: chunks[chunk])] : nil
  }

  private func position(after key: Key) -> (chunk: Int, index: Int) {
    let chunk = self.chunk(notBefore: key)
    guard chunk < chunks.count else { return (chunk, 0) }
    let index = Self.index(notBefore: key, in: chunks[chunk])
    return (chunk, index < chunks[chunk].count && chunks[chunk][index] == key ? index + 1 : index)
  }

  private mutating func split(_ chunk: Int) {
    let half = chunks[chunk].count / 2
    chunks.insert(Array(chunks[chunk][half...]), at: chunk + 1)
    chunks[chunk].removeSubrange(half...)
  }

  /// The first chunk whose last key is not before the given one.
  private func chunk(notBefore key: Key) -> Int {
    var (low, high) = (0, chunks.count)
    while low < high {
      let middle = (low + high) / 2
      if chunks[middle][chunks[middle].count - 1] < key { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func index(notBefore key: Key, in chunk: [Key]) -> Int {
    var (low, high) = (0, chunk.count)
    while low < high {
      let middle = (low + high) / 2
      if chunk[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
