import Foundation
package import LeadActions

/// Plans as text, every part of them, in one form.
package enum PlanText {
  package static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  package static func text(of plan: Plan) throws -> String {
    var parts = [
      plan.tenant.rawValue, try json(plan.occurrence), try json([plan.at]), "\(plan.bookVersion)",
      "\(plan.baseVersion ?? -1)", try json(plan.events), try json(plan.record), try json(plan.history),
      try json(plan.deliveries), try json(plan.withdrawals), try json(plan.choosing), try json(plan.facts),
      try json(plan.outcome),
    ]
    if let contacts = plan.contacts { parts.append(try json(contacts)) }
    if let trace = plan.trace { parts.append(try json(trace)) }
    for effect in plan.effects { parts.append(try text(of: effect)) }
    return parts.joined(separator: "\n")
  }

  private static func text(of effect: Effect) throws -> String {
    switch effect {
    case .deliver(let message): "deliver \(try json(message))"
    case .raise(let name, let fields): "raise \(name) \(try json(fields))"
    case .remind(let name, let fields, let due): "remind \(name) \(try json(fields)) \(try json([due]))"
    default: "\(effect)"
    }
  }

  /// A short name of a text: FNV-1a over its bytes, mixed.
  package static func digest(of text: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    hash ^= hash >> 29
    return String(hash, radix: 16)
  }
}
