#if Callbacks
  public import Foundation
  public import LeadActions

  /// What a transport gives a provider with a message, and the provider gives back with whatever happens to it: by this a
  /// callback finds its lead.
  public struct DeliveryEcho: Hashable, Sendable {
    /// Short enough for every provider's keys.
    public static let tenantKey = EchoText.tenantKey
    public static let leadKey = EchoText.leadKey
    public static let deliveryKey = EchoText.deliveryKey
    public static let sentKey = "la_sent"

    public var tenant: TenantName
    public var lead: LeadID
    public var delivery: DeliveryID
    /// When the message was handed to the provider, where that was given along: an opening within seconds of it is hardly
    /// a person's.
    public var sent: Date?

    public init(tenant: TenantName, lead: LeadID, delivery: DeliveryID, sent: Date? = nil) {
      self.tenant = tenant
      self.lead = lead
      self.delivery = delivery
      self.sent = sent
    }

    /// Reads what was given back; none where the message was not ours, or what is there is none of our names.
    public init?(reading value: (String) -> String?) {
      guard let lead = value(Self.leadKey), let delivery = value(Self.deliveryKey), !lead.isEmpty, !delivery.isEmpty,
        lead.utf8.count <= 1_000, delivery.utf8.count <= TextLength.id
      else { return nil }
      let tenant = value(Self.tenantKey)
      guard (tenant?.utf8.count ?? 0) <= 1_000 else { return nil }
      self.init(
        tenant: tenant.map { TenantName($0) } ?? .only, lead: LeadID(lead), delivery: DeliveryID(delivery),
        sent: value(Self.sentKey).flatMap { Double($0) }.flatMap { CallbackTime.date($0) })
    }

    /// Names and values to give along.
    public var fields: [(name: String, value: String)] {
      var fields = [
        (name: Self.tenantKey, value: tenant.rawValue), (name: Self.leadKey, value: lead.rawValue),
        (name: Self.deliveryKey, value: delivery.rawValue),
      ]
      if let sent, let seconds = Int64(exactly: sent.timeIntervalSince1970.rounded(.down)) {
        fields.append((name: Self.sentKey, value: String(seconds)))
      }
      return fields
    }
  }

  extension DeliveryEcho {
    /// A value in letters, digits, `_` and `-` alone, for providers that take nothing else: any other byte, and `-`, as
    /// `-XX`.
    public static func plain(_ value: String) -> String { EchoText.plain(value) }

    /// The value that was written so; none where it was not.
    static func value(ofPlain text: String) -> String? {
      var bytes: [UInt8] = []
      var rest = Array(text.utf8)[...]
      while let byte = rest.popFirst() {
        guard byte == UInt8(ascii: "-") else {
          bytes.append(byte)
          continue
        }
        let digits = rest.prefix(2).compactMap(HexDigit.value)
        guard digits.count == 2 else { return nil }
        bytes.append(digits[0] << 4 | digits[1])
        rest = rest.dropFirst(2)
      }
      return String(validating: bytes, as: UTF8.self)
    }
  }
#endif
