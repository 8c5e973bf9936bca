/// Performs Contact Customer: an email, a letter or a text message from a template.
public struct ContactCustomerPerformer: ActionPerformer {
  public init() {}

  public func effects(of settings: ContactCustomer, in context: inout ActionContext) throws -> [Effect] {
    guard context.lead.consent[settings.by] else { throw NotDoneReason.noConsent(settings.by) }
    let contact = context.lead.contact
    let address = Address(
      recipient: .customer, name: contact.fullName, email: contact.email, number: contact.textNumber,
      postal: contact.postalLines)
    return [.deliver(try context.message(settings.template, by: settings.by, to: address))]
  }
}

/// Performs Contact Partner: an email or a text message from a template.
public struct ContactPartnerPerformer: ActionPerformer {
  public init() {}

  public func effects(of settings: ContactPartner, in context: inout ActionContext) throws -> [Effect] {
    guard let name = context.lead.partner else { throw NotDoneReason.noPartner }
    guard let partner = context.directory.partners[name] else { throw NotDoneReason.unknownPartner(name) }
    let address = Address(
      recipient: .partner(name), name: partner.displayName ?? name.rawValue, email: partner.email,
      number: partner.mobile)
    return [.deliver(try context.message(settings.template, by: settings.by.channel, to: address))]
  }
}

/// Performs Contact User: an email or a text message from a template.
public struct ContactUserPerformer: ActionPerformer {
  public init() {}

  public func effects(of settings: ContactUser, in context: inout ActionContext) throws -> [Effect] {
    let address = try context.address(of: try context.user(for: settings.to))
    return [.deliver(try context.message(settings.template, by: settings.by.channel, to: address))]
  }
}

/// Where somebody can be reached.
struct Address {
  var recipient: Recipient
  var name: String?
  var email: String?
  var number: String?
  var postal: [String] = []
}

extension ActionContext {
  func address(of name: UserName) throws(NotDoneReason) -> Address {
    guard let user = directory.users[name] else { throw .unknownUser(name) }
    return Address(
      recipient: .user(name), name: user.displayName ?? name.rawValue, email: user.email, number: user.mobile)
  }

  /// A template rendered for the lead as it is now.
  mutating func message(
    _ name: TemplateName, by channel: ContactChannel, to address: Address
  ) throws(NotDoneReason) -> Message {
    switch (channel, templates.messages[name]) {
    case (.email, .email(let subject, let text, let html)?):
      guard let email = UsableAddress.email(address.email) else { throw .noAddress(address.recipient, .email) }
      return .email(
        EmailMessage(
          to: address.recipient, address: email, name: address.name?.onOneLine,
          subject: render(subject, escaping: .singleLine), text: render(text, escaping: .none),
          html: html.map { render($0, escaping: .html) }))
    case (.text, .text(let body)?):
      guard let number = UsableAddress.number(address.number) else { throw .noAddress(address.recipient, .text) }
      return .text(TextMessage(to: address.recipient, number: number, body: render(body, escaping: .none)))
    case (.letter, .letter(let body)?):
      guard address.postal.count > 1 else { throw .noAddress(address.recipient, .letter) }
      return .letter(Letter(addressLines: address.postal, body: render(body, escaping: .none)))
    default: throw .noTemplate(name)
    }
  }
}

extension Contact {
  /// Name and address for an envelope, without empty lines; the name alone is no address.
  var postalLines: [String] {
    let place = [street, town, county, postcode, country].compactMap { $0?.nonEmpty?.onOneLine }
    guard !place.isEmpty else { return [] }
    let who = [fullName, company].compactMap { $0?.nonEmpty?.onOneLine }
    return (who.first == who.last ? Array(who.prefix(1)) : who) + place
  }
}
