/// A customer's email address or telephone number in the form that finds the same customer again.
///
/// Addresses are compared without regard to case and to spaces around them, and international domains in the form that
/// the domain name system knows, so that `MÜLLER.example` and `xn--mller-kva.example` are one; numbers as ``E164Number``
/// reads them, so that what was typed, what is sent to and what a provider reports are one. Two leads that share a key may
/// be duplicates.
public struct ContactKey: Hashable, Sendable, Codable, Comparable {
  public enum Kind: String, Hashable, Sendable, Codable { case email, phone }

  public let channel: Kind
  public let value: String

  /// Fails for a text that is no address.
  public init?(email: String) {
    let parts = email.split(whereSeparator: \.isWhitespace)
    guard parts.count == 1, let trimmed = parts.first?.lowercased(), let at = trimmed.lastIndex(of: "@"),
      at != trimmed.startIndex, trimmed.index(after: at) != trimmed.endIndex
    else { return nil }
    channel = .email
    value = trimmed[...at] + InternationalDomain.compared(trimmed[trimmed.index(after: at)...])
  }

  /// Fails for a number of fewer than five digits, which many customers would share.
  ///
  /// A national number (`(415) 555-0123`) becomes an international one where the country's calling code is that of a
  /// ``DialingPlan`` of ours. What nobody can text, or nobody knows the country of, is compared by its digits: a leading
  /// `00` read as `+`, and a leading zero as the calling code that is given.
  public init?(phone: String, callingCode: String? = nil) {
    let plan = DialingPlan.known.first { $0.callingCode == callingCode }
    if let number = try? E164Number(phone, in: plan) {
      self.init(digits: String(number.text.dropFirst()))
    } else {
      self.init(digits: Self.digits(of: phone, callingCode: callingCode))
    }
  }

  /// Of digits that are a key already.
  init?(digits: String) {
    guard digits.utf8.count >= 5 else { return nil }
    channel = .phone
    value = digits
  }

  private static func digits(of phone: String, callingCode: String?) -> String {
    var digits = phone.unicodeScalars.filter { $0.properties.numericType == .decimal }
      .compactMap { $0.properties.numericValue.map { String(Int($0)) } }.joined()
    let isMarked = phone.drop(while: \.isWhitespace).hasPrefix("+")
    if isMarked || digits.hasPrefix("00") {
      if !isMarked { digits.removeFirst(2) }
      // The digits are complete; "+44 (0)7700" keeps a national zero that is never dialled from abroad.
      if phone.contains("(0)"), let callingCode, digits.hasPrefix(callingCode + "0") {
        digits = callingCode + digits.dropFirst(callingCode.count + 1)
      }
    } else if let callingCode, digits.hasPrefix("0") {
      digits = callingCode + digits.dropFirst()
    }
    return digits
  }

  public static func < (lhs: Self, rhs: Self) -> Bool {
    lhs.channel == rhs.channel ? lhs.value.precedes(rhs.value) : lhs.channel.rawValue < rhs.channel.rawValue
  }
}

extension Contact {
  /// The keys by which this customer can be found, in a fixed order and without repeats.
  public func keys(callingCode: String? = nil) -> [ContactKey] {
    var keys: [ContactKey] = []
    if let email, let key = ContactKey(email: email) { keys.append(key) }
    for number in [mobile, phone] {
      if let number, let key = ContactKey(phone: number, callingCode: callingCode), !keys.contains(key) {
        keys.append(key)
      }
    }
    return keys
  }
}
