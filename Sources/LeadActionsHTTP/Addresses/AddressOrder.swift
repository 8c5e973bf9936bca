#if HTTP
  extension [IPAddress] {
    /// The versions by turns, that of the first address first, each in its own order: where one of them is broken on the
    /// way, the other is tried next.
    var alternatingVersions: [IPAddress] {
      guard let first else { return self }
      let same = filter { $0.isVersion6 == first.isVersion6 }
      let other = filter { $0.isVersion6 != first.isVersion6 }
      return (0..<Swift.max(same.count, other.count)).flatMap { place in
        [same, other].compactMap { $0.indices.contains(place) ? $0[place] : nil }
      }
    }
  }

  extension IPAddress {
    fileprivate var isVersion6: Bool { if case .v6 = bits { true } else { false } }
  }
#endif
