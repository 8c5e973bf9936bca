/// Something that was one way and is another, in words.
public struct ValueChange: Hashable, Sendable, Codable {
  /// What it is, such as `referral method`.
  public var what: String
  /// None where there was nothing.
  public var from: String?
  /// None where there is nothing any more.
  public var to: String?

  public init(_ what: String, from: String?, to: String?) {
    self.what = what
    self.from = from
    self.to = to
  }

  /// Nothing where both are the same.
  init?(_ what: String, differing from: String?, _ to: String?) {
    guard from != to else { return nil }
    self.init(what, from: from, to: to)
  }
}

extension ValueChange: CustomStringConvertible {
  public var description: String {
    switch (from, to) {
    case (let from?, let to?): "\(what): \(from) → \(to)"
    case (nil, let to?): "\(what) added: \(to)"
    case (let from?, nil): "\(what) removed: \(from)"
    case (nil, nil): what
    }
  }
}

/// Whether something is new, gone, or there as before but otherwise.
@nonexhaustive
public enum ChangeKind: String, Hashable, Sendable, Codable, CaseIterable {
  case added
  case removed
  case changed
  /// The same under another name.
  case renamed
  /// The same at another place, where the place matters.
  case moved

  var sign: String {
    switch self {
    case .added: "+"
    case .removed: "-"
    case .changed, .renamed, .moved: "~"
    }
  }
}
