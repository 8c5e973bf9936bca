package import struct Foundation.Date

/// Reads what happened to a lead: one form for each case of ``Report``.
package struct ReportReader {
  /// A report, and the rule or workflow whose message or task it is about, where the file says so.
  package typealias Reading = (report: Report, sentBy: ActionOrigin?)

  let names: PlayNames
  let lead: LeadID
  let at: Date

  package init(names: PlayNames, lead: LeadID, at: Date) {
    self.names = names
    self.lead = lead
    self.at = at
  }

  /// What files call each report.
  package static let names = [
    "adopted", "received", "updated", "statusChanged", "userChanged", "progressMoved", "leadTypeChanged", "referred",
    "referralFailed", "appointmentCreated", "appointmentUpdated", "appointmentCancelled", "appointmentStarted",
    "appointmentCompleted", "taskCompleted", "callUnanswered", "callVoicemail", "returnStarted", "returnDeclined",
    "returnAccepted", "emailFailed", "emailOpened", "emailClicked", "emailReplied", "emailUnsubscribed",
    "emailSpamReported", "textFailed", "textReplied", "consentChanged", "journeyStarted", "journeyPartiallyCompleted",
    "journeyCompleted", "custom", "timeReached", "rulesActivated",
  ]

  package func report(_ name: String, _ node: PlainNode) -> Reading? {
    switch name {
    case "adopted", "received", "updated": leadReport(name, node).map { ($0, nil) }
    case "statusChanged", "userChanged", "progressMoved", "leadTypeChanged", "referred", "consentChanged":
      change(name, node).map { ($0, nil) }
    case "appointmentCreated", "appointmentUpdated", "appointmentCancelled", "appointmentStarted",
      "appointmentCompleted":
      appointmentReport(name, node).map { ($0, nil) }
    case "emailFailed", "emailOpened", "emailClicked", "emailReplied", "emailUnsubscribed", "emailSpamReported",
      "textFailed", "textReplied":
      messageReport(name, node)
    case "taskCompleted", "referralFailed": deliveryReport(name, node)
    default: otherReport(name, node).map { ($0, nil) }
    }
  }

  // MARK: The lead

  private func leadReport(_ name: String, _ node: PlainNode) -> Report? {
    let reader = LeadReader(names: names, id: lead, at: at)
    switch name {
    case "adopted":
      let object = PlainObject(node, .report(name))
      let lead = object.required("lead", mend: "Say what lead it is.").map(reader.lead)
      let reached = object["progressReached"]?.list(of: "progress").compactMap {
        $0.word("A progress", LeadProgress.self)
      }
      let appointments = object["appointments"]?.list(of: "appointments", namedBy: "id").compactMap(appointment)
      return lead.map { .adopted(Adoption($0, progressReached: reached ?? [], appointments: appointments ?? [])) }
    case "received":
      let object = PlainObject(node, .report(name))
      let origin = object.required("from", mend: Self.originMend)?.word("An origin", Origin.self)
      let lead = object.required("lead", mend: "Say what lead it is.").map(reader.lead)
      let duplicate = object["duplicate"].map(self.duplicate) ?? .unknown
      let referral = object["referral"].map(self.referral) ?? .byLeadType
      guard let origin, let lead else { return nil }
      return .received(Receipt(lead, from: origin, duplicate: duplicate, referral: referral))
    default:
      let object = PlainObject(node, .report(name))
      let origin = object.required("by", mend: Self.originMend)?.word("An origin", Origin.self)
      let values = object.required("values", mend: "Write {\"FIELD\": VALUE}.")?.entries(of: "Values") ?? []
      let assignments = values.map { name, node in
        FieldAssignment(FieldName(name), to: node.value == .null ? nil : names.updated(name, node))
      }
      return origin.map { .updated(Update(by: $0, assignments)) }
    }
  }

  private static let originMend = "Write \(Origin.allCases.map(\.rawValue).asChoice)."

  /// `false`, or the lead that it repeats as `{"of": ID}`.
  private func duplicate(_ node: PlainNode) -> Receipt.Duplicate {
    if case .flag(false) = node.value { return .no }
    guard case .object = node.value else {
      node.report(
        "false or the other lead is wanted here, not \(node.value.words).",
        mend: "Write false, {\"of\": ID}, or leave it out to find duplicates by their contact.")
      return .unknown
    }
    let object = PlainObject(node, .duplicate)
    return object.required("of", mend: "Give the other lead's id.").map { .of(LeadID($0.idText())) } ?? .unknown
  }

  private func referral(_ node: PlainNode) -> Receipt.Referring {
    let object = PlainObject(node, .referral)
    switch (object["to"], object["already"]) {
    case (let to?, nil): return .to(names.partner(to))
    case (nil, let already?): return .already(names.partner(already))
    default:
      if case .object = node.value {
        node.report(
          "Exactly one of 'to' and 'already' is wanted here.",
          mend: "Write {\"to\": PARTNER}, or {\"already\": PARTNER} for a referral that the host has made.")
      }
      return .byLeadType
    }
  }

  // MARK: Changes

  private func change(_ name: String, _ node: PlainNode) -> Report? {
    if name == "consentChanged" {
      let object = PlainObject(node, .report(name))
      let channel = object.required("channel", mend: "Write 'email', 'letter' or 'text'.")?
        .word("A channel", ContactChannel.self)
      let open = object.required("open", mend: "Write true or false.")?.flag()
      guard let channel, let open else { return nil }
      return .consentChanged(channel, open: open)
    }
    let object = PlainObject(node, .report(name))
    // A status or user can be taken away, by null and not by leaving it out.
    if case .object(let members) = node.value, members["to"] == .null {
      if name == "statusChanged" { return .statusChanged(to: nil) }
      if name == "userChanged" { return .userChanged(to: nil) }
    }
    guard let to = object.required("to", mend: "Say what it changed to.") else { return nil }
    switch name {
    case "statusChanged": return .statusChanged(to: names.status(to))
    case "userChanged": return .userChanged(to: names.user(to))
    case "progressMoved": return to.word("A progress", LeadProgress.self).map(Report.progressMoved(to:))
    case "leadTypeChanged": return .leadTypeChanged(to: names.leadType(to))
    default: return .referred(to: names.partner(to))
    }
  }

  // MARK: Appointments

  private func appointmentReport(_ name: String, _ node: PlainNode) -> Report? {
    if name == "appointmentCreated" || name == "appointmentUpdated" {
      guard let appointment = appointment(node) else { return nil }
      return name == "appointmentCreated" ? .appointmentCreated(appointment) : .appointmentUpdated(appointment)
    }
    let object = PlainObject(node, .report(name))
    guard let id = object.required("id", mend: "Give the appointment's id.").map({ AppointmentID($0.idText()) })
    else { return nil }
    switch name {
    case "appointmentCancelled": return .appointmentCancelled(id)
    case "appointmentStarted": return .appointmentStarted(id)
    default: return .appointmentCompleted(id)
    }
  }

  package func appointment(_ node: PlainNode) -> LeadAppointment? {
    let object = PlainObject(node, .leadAppointment)
    let id = object.required("id", mend: "Give it an id.").map { AppointmentID($0.idText()) }
    let start = object.required("start", mend: PlainNode.dateMend)?.date()
    let end = object["end"]?.date()
    let appointment = LeadAppointment(
      id: id ?? "", start: start ?? at, end: end, title: object["title"]?.text(),
      user: object["user"].map(names.user), location: object["location"]?.text())
    guard id != nil, let start else { return nil }
    if let end, end < start {
      object["end"]?.report("The appointment ends before it starts.", mend: "Correct its end, or leave it out.")
    }
    return appointment
  }
}
