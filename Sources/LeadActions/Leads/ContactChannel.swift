/// A way of reaching somebody with a message.
@nonexhaustive
public enum ContactChannel: String, Hashable, Sendable, Codable, CaseIterable {
  case email
  case letter
  case text
}
