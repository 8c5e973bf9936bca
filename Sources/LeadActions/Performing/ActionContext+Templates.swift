extension ActionContext {
  func templateValue(of source: TemplateSource) -> TemplateValue {
    switch source {
    case .unknown: return .unset
    case .field(let field):
      if case .lead(let property) = field, property.kind == .text {
        return record.lead.text(of: property).map(TemplateValue.text) ?? .unset
      }
      return templateValue(of: value(of: field))
    case .date(let field, let part):
      guard case .date(let date)? = value(of: field) else { return .unset }
      return .text(zone.civilTime(at: date).text(of: part))
    case .user(let part): return record.lead.user.map { personValue($0, part) } ?? .unset
    case .partner(let part): return record.lead.partner.map { partnerValue($0, part) } ?? .unset
    case .event(.title): return .text(event.title)
    case .event(.type): return .text(event.type)
    case .event(.time): return .text(zone.civilTime(at: eventTime).description)
    case .group(let members, let text): return groupValue(members, text)
    }
  }

  private func templateValue(of value: FieldValue?) -> TemplateValue {
    switch value {
    case nil: .unset
    case .text(let text): .text(text)
    case .number(let number): .number(number)
    case .flag(let flag): .flag(flag)
    case .date(let date): .text(zone.civilTime(at: date).description)
    }
  }

  private func personValue(_ name: UserName, _ part: TemplateSource.PersonPart) -> TemplateValue {
    let user = directory.users[name]
    switch part {
    case .name: return .text(user?.displayName ?? name.rawValue)
    case .email: return user?.email.map(TemplateValue.text) ?? .unset
    case .mobile: return user?.mobile.map(TemplateValue.text) ?? .unset
    }
  }

  private func partnerValue(_ name: PartnerName, _ part: TemplateSource.PersonPart) -> TemplateValue {
    let partner = directory.partners[name]
    switch part {
    case .name: return .text(partner?.displayName ?? name.rawValue)
    case .email: return partner?.email.map(TemplateValue.text) ?? .unset
    case .mobile: return partner?.mobile.map(TemplateValue.text) ?? .unset
    }
  }

  private func groupValue(_ members: [String: TemplateSource], _ text: TemplateSource?) -> TemplateValue {
    let values = members.mapValues { templateValue(of: $0) }
    guard let text else { return values.values.allSatisfy { $0 == .unset } ? .unset : .object(values) }
    guard case .text(let shown) = templateValue(of: text) else { return .unset }
    return .record(text: shown, members: values)
  }
}

extension CivilTime {
  fileprivate func text(of part: TemplateSource.DatePart) -> String {
    let (year, month, day) = date
    switch part {
    case .date: return String(description.prefix(10))
    case .time: return "\(padded(hour, 2)):\(padded(minute, 2))"
    case .day: return weekday.rawValue.prefix(1).uppercased() + weekday.rawValue.dropFirst()
    case .long: return "\(day) \(Self.months[month - 1]) \(year)"
    }
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
}
