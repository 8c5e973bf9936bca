/// Tells addresses that the public internet cannot reach, in whatever notation.
enum PrivateAddress {
  /// - Parameter host: A name or address without brackets and port.
  static func isPrivate(_ host: String) -> Bool {
    var host = host.lowercased()[...]
    while host.hasSuffix(".") { host = host.dropLast() }
    if host.contains(":") { return IPv6Address(host).map(\.isPrivate) ?? true }
    if let address = IPv4Address(host) { return address.isPrivate }
    let labels = host.split(separator: ".")
    guard labels.count > 1, let last = labels.last else { return true }
    return privateDomains.contains(String(last)) || host.hasSuffix(".home.arpa")
  }

  private static let privateDomains: Set = [
    "localhost", "local", "internal", "intranet", "private", "corp", "home", "lan", "localdomain",
  ]
}

/// An IPv4 address, in every notation that network libraries read: one to four numbers, decimal, octal or hexadecimal.
struct IPv4Address: Hashable {
  let bits: UInt32

  init(bits: UInt32) { self.bits = bits }

  init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { String($0) }
    guard (1...4).contains(parts.count) else { return nil }
    var bits: UInt64 = 0
    for (index, part) in parts.enumerated() {
      guard let number = Self.number(part) else { return nil }
      let isLast = index == parts.count - 1
      // The last number fills all the bytes that are left.
      let bytes = isLast ? 4 - index : 1
      guard number < 1 << (8 * UInt64(bytes)) else { return nil }
      bits = bits << (8 * UInt64(bytes)) | number
    }
    self.bits = UInt32(bits)
  }

  private static func number(_ text: String) -> UInt64? {
    guard text.utf8.count <= 16, text.utf8.first?.isDigit ?? false else { return nil }
    if text.hasPrefix("0x") { return text.utf8.count == 2 ? 0 : UInt64(text.dropFirst(2), radix: 16) }
    if text.hasPrefix("0"), text.utf8.count > 1 { return UInt64(text, radix: 8) }
    return UInt64(text)
  }

  private static let privateNetworks: [(network: IPv4Address, length: UInt32)] = [
    ("0.0.0.0", 8), ("10.0.0.0", 8), ("100.64.0.0", 10), ("127.0.0.0", 8), ("169.254.0.0", 16), ("172.16.0.0", 12),
    ("192.0.0.0", 24), ("192.168.0.0", 16), ("198.18.0.0", 15), ("224.0.0.0", 4), ("240.0.0.0", 4),
  ].compactMap { text, length in IPv4Address(text).map { ($0, length) } }

  var isPrivate: Bool {
    Self.privateNetworks.contains { network, length in bits >> (32 - length) == network.bits >> (32 - length) }
  }
}

/// An IPv6 address, also with an IPv4 address at its end.
struct IPv6Address: Hashable {
  /// Its eight groups.
  let groups: [UInt16]

  init?(_ text: some StringProtocol) {
    let halves = String(text).replacing("::", with: "|").split(separator: "|", omittingEmptySubsequences: false)
    guard (1...2).contains(halves.count), let first = Self.groups(halves[0]), let last = Self.groups(halves.last ?? "")
    else { return nil }
    if halves.count == 1 {
      groups = first
    } else {
      groups = first + Array(repeating: 0, count: max(0, 8 - first.count - last.count)) + last
    }
    guard groups.count == 8 else { return nil }
  }

  private static func groups(_ text: Substring) -> [UInt16]? {
    var groups: [UInt16] = []
    let parts = text.split(separator: ":")
    for (index, part) in parts.enumerated() {
      if part.contains(".") {
        guard index == parts.count - 1, let address = IPv4Address(part) else { return nil }
        groups += [UInt16(address.bits >> 16), UInt16(truncatingIfNeeded: address.bits)]
      } else {
        guard part.utf8.count <= 4, let group = UInt16(part, radix: 16) else { return nil }
        groups.append(group)
      }
    }
    return groups
  }

  private func embedded(at index: Int) -> IPv4Address {
    IPv4Address(bits: UInt32(groups[index]) << 16 | UInt32(groups[index + 1]))
  }

  var isPrivate: Bool {
    switch (groups[0], groups[1]) {
    // Unspecified, loopback, and IPv4 addresses compatible, mapped and translated.
    case (0, _) where groups[1...3].allSatisfy { $0 == 0 }: embedded(at: 6).isPrivate || groups[4] != 0
    // NAT64: the well-known prefix holds an IPv4 address, the local one is private.
    case (0x64, 0xff9b): groups[2] != 0 || embedded(at: 6).isPrivate
    case (0x100, 0): true
    case (0x2002, _): embedded(at: 1).isPrivate
    // Teredo, whose servers are gone.
    case (0x2001, 0): true
    case (let first, _):
      first & 0xfe00 == 0xfc00 || first & 0xffc0 == 0xfe80 || first & 0xffc0 == 0xfec0 || first & 0xff00 == 0xff00
    }
  }
}
