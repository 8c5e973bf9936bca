package import Foundation
package import LeadActions

extension Chance {
  package mutating func date() -> Date {
    Pool.start.addingTimeInterval(Double(number(below: 60 * 1_440) - 30 * 1_440) * 60)
  }

  package mutating func period() -> Period {
    pick([.minutes(45), .hours(1), .hours(24), .hours(6), .days(1), .days(2), .weeks(1), .minutes(90)])
  }

  package mutating func value(_ kind: FieldKind) -> FieldValue {
    switch kind {
    case .text: .text(pick(Pool.words))
    case .number: .number(pick([0, 1, -1, 2.5, 100_000, 250_000, 0.1]))
    case .date: .date(date())
    case .flag: .flag(once(in: 2))
    @unknown default: .text("")
    }
  }

  /// A value of the declared kind, and now and then of another, as hosts send them.
  package mutating func values(of kinds: [FieldName: FieldKind]) -> [FieldName: FieldValue] {
    var values: [FieldName: FieldValue] = [:]
    for (name, kind) in kinds.sorted(by: { $0.key < $1.key }) where !once(in: 3) {
      values[name] = value(once(in: 8) ? pick(FieldKind.allCases) : kind)
    }
    return values
  }

  package mutating func contact() -> Contact {
    Contact(
      title: maybe { $0.pick(["Ms", "Mr"]) }, firstName: maybe { $0.pick(Pool.words) },
      lastName: maybe { $0.pick(Pool.words) }, company: maybe { $0.pick(Pool.words) },
      email: maybe { $0.pick(Pool.addresses) }, phone: maybe { $0.pick(Pool.numbers) },
      mobile: maybe { $0.pick(Pool.numbers) }, street: maybe { $0.pick(["1 High St", "2 Low Rd"]) },
      town: maybe { $0.pick(["Bath", "York"]) }, postcode: maybe { $0.pick(Pool.words) })
  }

  package mutating func lead(_ id: LeadID, received: Date) -> Lead {
    Lead(
      id: id, type: pick(Pool.types), received: received, subid: maybe { $0.pick(Pool.words) },
      source: maybe { $0.pick(["web", "phone"]) }, status: maybe { $0.pick(Pool.statuses) },
      progress: once(in: 4) ? pick(LeadProgress.allCases) : nil, user: once(in: 3) ? pick(Pool.users) : nil,
      partner: once(in: 5) ? pick(Pool.partners) : nil, contact: contact(),
      consent: Consent(email: !once(in: 5), letter: !once(in: 5), text: !once(in: 5)), fields: values(of: Pool.fields))
  }

  package mutating func plain(_ depth: Int) -> PlainValue {
    switch number(below: depth == 0 ? 4 : 6) {
    case 0: .null
    case 1: .flag(once(in: 2))
    case 2: .number(Double(number(below: 1_000)) / 8)
    case 4: .list(list(0...3) { $0.plain(depth - 1) })
    case 5: .object(Dictionary(list(0...4) { ($0.pick(Pool.words), $0.plain(depth - 1)) }) { first, _ in first })
    default: .text(pick(Pool.words))
    }
  }
}
