/// Whether the customer may be contacted, per channel; a channel is open until the customer closes it.
///
/// Unsubscribing and reporting spam close email, and a stop closes text messages.
public struct Consent: Hashable, Sendable, Codable {
  public var email: Bool
  public var letter: Bool
  public var text: Bool

  public init(email: Bool = true, letter: Bool = true, text: Bool = true) {
    self.email = email
    self.letter = letter
    self.text = text
  }

  public subscript(channel: ContactChannel) -> Bool {
    get {
      switch channel {
      case .email: email
      case .letter: letter
      case .text: text
      }
    }
    set {
      switch channel {
      case .email: email = newValue
      case .letter: letter = newValue
      case .text: text = newValue
      }
    }
  }
}
