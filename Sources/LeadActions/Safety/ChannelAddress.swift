/// The address that a message of a channel goes to, in the form in which two of the same person are equal.
///
/// Email addresses without regard to case and to how an international domain is written, numbers by their digits, as
/// ``ContactKey`` has them; of a letter the lines of its envelope, without regard to case and to spaces. What stands
/// behind a `+` in an email address counts.
public struct ChannelAddress: Hashable, Sendable, Codable {
  public let channel: ContactChannel
  public let value: String

  public init(email: String) {
    channel = .email
    value = ContactKey(email: email)?.value ?? email.trimmed.lowercased()
  }

  /// - Parameter callingCode: The country's, such as `44`, so that national and international numbers are found equal.
  public init(number: String, callingCode: String? = nil) {
    channel = .text
    value = ContactKey(phone: number, callingCode: callingCode)?.value ?? number.filter(\.isWholeNumber)
  }

  public init(letterTo lines: [String]) {
    channel = .letter
    value = lines.flatMap { $0.lowercased().split(whereSeparator: \.isWhitespace) }.joined(separator: " ")
  }

  /// None where the message goes by no channel: a webhook, a task, a referral, or the host's own kind.
  public init?(of message: Message, callingCode: String? = nil) {
    switch message {
    case .email(let email): self.init(email: email.address)
    case .text(let text): self.init(number: text.number, callingCode: callingCode)
    case .letter(let letter): self.init(letterTo: letter.addressLines)
    default: return nil
    }
  }

  /// The key under which the contact index finds the leads that have the address; letters have none.
  var contactKey: ContactKey? {
    switch channel {
    case .email: ContactKey(email: value)
    case .text: ContactKey(digits: value)
    case .letter: nil
    }
  }
}

extension ChannelAddress: Comparable {
  public static func < (lhs: Self, rhs: Self) -> Bool {
    lhs.channel == rhs.channel
      ? lhs.value.precedes(rhs.value) : lhs.channel.rawValue.precedes(rhs.channel.rawValue)
  }
}
