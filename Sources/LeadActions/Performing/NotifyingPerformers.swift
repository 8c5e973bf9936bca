/// Performs Notify User by Email: the lead's details, and the event that the user is told of.
public struct NotifyUserByEmailPerformer: ActionPerformer {
  public init() {}

  public func effects(of settings: NotifyUserByEmail, in context: inout ActionContext) throws -> [Effect] {
    let user = try context.user(for: settings.to)
    let address = try context.address(of: user)
    guard let email = UsableAddress.email(address.email) else { throw NotDoneReason.noAddress(.user(user), .email) }
    let message = EmailMessage(
      to: .user(user), address: email, name: address.name?.onOneLine, subject: context.notificationTitle,
      text: context.notificationLines.joined(separator: "\n"))
    return [.deliver(.email(message))]
  }
}

/// Performs Notify User by Text: one line about the lead and the event.
public struct NotifyUserByTextPerformer: ActionPerformer {
  public init() {}

  public func effects(of settings: NotifyUserByText, in context: inout ActionContext) throws -> [Effect] {
    let user = try context.user(for: settings.to)
    guard let number = UsableAddress.number(try context.address(of: user).number) else {
      throw NotDoneReason.noAddress(.user(user), .text)
    }
    var body = context.notificationTitle
    if let phone = context.lead.contact.textNumber { body += ", \(phone.onOneLine)" }
    return [.deliver(.text(TextMessage(to: .user(user), number: number, body: body)))]
  }
}

extension ActionContext {
  /// The event and the lead in one line, such as `Received (Other): Jane Smith, lead 1000001 (Remortgage)`.
  var notificationTitle: String {
    let who = lead.contact.fullName.map { "\($0), " } ?? ""
    return "\(event.title): \(who)lead \(lead.id) (\(lead.type))".onOneLine
  }

  /// Everything that is known of the lead, a line for each field that has a value.
  var notificationLines: [String] {
    var lines = [event.title, ""]
    for property in LeadProperty.allCases {
      guard property.kind != .flag, let value = lead.value(of: property) else { continue }
      lines.append("\(property.rawValue): \(shown(value))")
    }
    for name in lead.fields.keys.sorted() {
      if let value = lead.fields[name] { lines.append("\(name): \(shown(value))") }
    }
    return lines
  }

  /// A value as people and webhooks read it: a date on the wall of the lead type's zone, nothing where there is none.
  func shown(_ value: FieldValue?) -> String { zone.shown(value) }
}

extension Zone {
  /// A value as people and webhooks read it: a date on the wall of this zone, nothing where there is none.
  func shown(_ value: FieldValue?) -> String {
    if case .date(let date)? = value { return civilTime(at: date).description }
    return value?.description ?? ""
  }
}
