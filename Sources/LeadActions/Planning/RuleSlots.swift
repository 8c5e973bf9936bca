/// The values that a lead type's conditions compare, filled once per plan and kept true as actions change the lead.
struct RuleSlots {
  private(set) var values: [ConditionCode.Slot] = []
  private var isFilled = false
  /// The slots that show the event's own value, whatever has come since: in a change event the changed field.
  private var shown: [Int] = []

  /// Makes the slots ready for an event: all of them the first time, later those that the event before or this one sets.
  mutating func begin(_ type: CompiledLeadType, _ context: borrowing ActionContext) {
    let code = type.code
    if isFilled {
      for index in type.eventSlots { values[index] = slot(code.sources[index], code, context) }
      for index in shown { values[index] = slot(code.sources[index], code, context) }
    } else {
      fill(type, context)
    }
    shown.removeAll(keepingCapacity: true)
    showChange(type, context.details)
  }

  /// Fills all of them.
  mutating func fill(_ type: CompiledLeadType, _ context: borrowing ActionContext) {
    let code = type.code
    values.removeAll(keepingCapacity: true)
    values.reserveCapacity(code.sources.count)
    for source in code.sources { values.append(slot(source, code, context)) }
    isFilled = true
  }

  /// Fills a slot again after its field changed, unless it shows the event's own value.
  mutating func refresh(_ index: Int32?, _ type: CompiledLeadType, _ context: borrowing ActionContext) {
    guard isFilled, let index = index.map(Int.init), !shown.contains(index) else { return }
    values[index] = slot(type.code.sources[index], type.code, context)
  }

  private mutating func showChange(_ type: CompiledLeadType, _ details: EventDetails) {
    let code = type.code
    switch details {
    case .status(_, let to): show(code.slot(forText: to?.rawValue), in: type.knownSlots.status)
    case .user(_, let to): show(code.slot(forText: to?.rawValue), in: type.knownSlots.user)
    case .progress(_, let to): show(code.slot(forText: to.rawValue), in: type.knownSlots.progress)
    case .update(let change):
      for field in change.fields {
        show(code.slot(for: field.to), in: code.slot(of: FieldSource(ofLead: field.field)))
      }
    default: break
    }
  }

  private mutating func show(_ value: ConditionCode.Slot, in slot: Int32?) {
    guard let slot else { return }
    values[Int(slot)] = value
    shown.append(Int(slot))
  }

  private func slot(
    _ source: FieldSource, _ code: ConditionCode, _ context: borrowing ActionContext
  ) -> ConditionCode.Slot {
    if case .lead(let property) = source, property.kind == .text {
      return code.slot(forText: context.record.lead.text(of: property))
    }
    return code.slot(for: context.value(of: source))
  }
}

/// The slots of what actions can change while a plan is made.
struct KnownSlots: Sendable {
  let leadType: Int32?
  let leadGroup: Int32?
  let status: Int32?
  let user: Int32?
  let progress: Int32?
  let partner: Int32?
  let isReferred: Int32?
  let isDuplicate: Int32?
  let fullName: Int32?
  let workflow: Int32?

  init(_ code: ConditionCode) {
    leadType = code.slot(of: .lead(.leadType))
    leadGroup = code.slot(of: .record(.leadGroup))
    status = code.slot(of: .lead(.status))
    user = code.slot(of: .lead(.user))
    progress = code.slot(of: .lead(.progress))
    partner = code.slot(of: .lead(.partner))
    isReferred = code.slot(of: .record(.isReferred))
    isDuplicate = code.slot(of: .record(.isDuplicate))
    fullName = code.slot(of: .record(.fullName))
    workflow = code.slot(of: .record(.workflow))
  }
}
