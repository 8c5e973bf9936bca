package import LeadActions

import struct Foundation.Date

/// A host's own action, of which the performer does whatever effects there are beside the guide's.
package struct HostDeed: CustomActionSettings {
  package static let actionName: ActionName = "hostDeed"

  package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    case raise, remind, note, field, progress, send, nothing, refuse, fail
  }

  package var kind: Kind
  package var number: Int

  package init(_ kind: Kind, _ number: Int) {
    self.kind = kind
    self.number = number
  }

  /// The fields of the event that it raises.
  package var fields: [FieldName: FieldValue] { ["count": .number(Double(number)), "why": .text("because")] }

  /// The field that it changes, and the value.
  package var assignment: (name: FieldName, value: FieldValue?) {
    switch number % 5 {
    case 0: ("loanAmount", .number(Double(number * 50_000)))
    case 1: ("firstName", .text("Smith"))
    case 2: ("notes", nil)
    case 3: ("firstTime", .flag(number % 2 == 0))
    default: ("duplicateOf", .text("lead-9"))
    }
  }

  package var progress: LeadProgress { LeadProgress.allCases[number % LeadProgress.allCases.count] }
}

package struct HostDeedPerformer: ActionPerformer {
  package init() {}

  package func effects(of settings: HostDeed, in context: inout ActionContext) throws -> [Effect] {
    switch settings.kind {
    case .raise: return [.raise("nudged", settings.fields)]
    case .remind:
      let due = context.now.addingTimeInterval(Double(settings.number + 1) * 21_600)
      return [.remind("nudged", settings.fields, at: due)]
    case .note: return [.note("noted \(context.random.next() % 1_000)")]
    case .field: return [.change(.field(settings.assignment.name, settings.assignment.value))]
    case .progress: return [.change(.progress(settings.progress))]
    case .send:
      let payload = PlainValue.object(["a": .number(1), "b": .text("two"), "c": .list([.null, .flag(true)])])
      return [.deliver(.custom(CustomMessage("ping", payload))), .deliver(.custom(CustomMessage("ping", payload)))]
    case .nothing: return []
    case .refuse: throw NotDoneReason.other("the host says no")
    case .fail: throw HostDeedFailure()
    }
  }
}

package struct HostDeedFailure: Error, CustomStringConvertible {
  package var description: String { "the performer\u{0} broke" }
}
