import struct Foundation.Date

extension Trial {
  /// The emails and texts that receivers accepted for a lead, and its tasks, in order.
  func sentDeliveries(of key: LeadKey) -> (messages: [Delivery], tasks: [Delivery]) {
    var messages: [Delivery] = []
    var tasks: [Delivery] = []
    for send in sends where send.key.lead == key {
      guard send.answer == .accepted, let token = send.token, let delivery = claims[token]?.delivery else { continue }
      switch delivery.message.kind {
      case .email, .text: messages.append(delivery)
      case .task: tasks.append(delivery)
      default: break
      }
    }
    return (messages, tasks)
  }

  /// Everything as text: each lead's record and history, and what receivers saw, in order.
  func histories() -> String {
    var lines: [String] = []
    for (key, file) in files.sorted(by: { $0.key < $1.key }) {
      lines.append("\(key)")
      if let record = file.record { lines.append(record.inOneForm) }
      lines += file.history.map { "\($0.occurrence) \($0.text())" }
    }
    for send in sends {
      let seconds = send.at.timeIntervalSince(start)
      lines.append("\(seconds) \(send.key) \(send.attempt) \(send.answer.map { "\($0)" } ?? "none")")
    }
    return lines.joined(separator: "\n")
  }
}

extension LeadRecord {
  /// The same text wherever the record is the same.
  fileprivate var inOneForm: String {
    let fields = lead.fields.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.quoted)" }
    let appointments = appointments.sorted { $0.key < $1.key }.map {
      "\($0.key) \($0.value.state) \($0.value.revision) \(Timestamp.text(from: $0.value.appointment.start)) "
        + "\($0.value.settled.map { "\($0)" })"
    }
    let timers = timers.map { "\($0.id) \(Timestamp.text(from: $0.due)) \($0.chain)" }
    let messages = messages.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.spent.rawValue)" }
    let chains = chains.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.entries.map(\.events))" }
    let parts: [String] = [
      "version \(version)", "type \(lead.type)", "status \(lead.status.map { "\($0)" } ?? "-")",
      "progress \(lead.progress.map { "\($0)" } ?? "-")", "user \(lead.user.map { "\($0)" } ?? "-")",
      "partner \(lead.partner.map { "\($0)" } ?? "-")", "duplicate \(lead.duplicateOf.map { "\($0)" } ?? "-")",
      "spent \(spent.rawValue)", "consent \(lead.consent)", "contact \(lead.contact)",
      "workflow \(workflow.map { "\($0.workflow) \($0.bookVersion) \($0.step)" } ?? "-")",
      "fields \(fields)", "appointments \(appointments)", "timers \(timers)", "messages \(messages)",
      "chains \(chains)",
    ]
    return parts.joined(separator: "; ")
  }
}
