extension ReportReader {
  func messageReport(_ name: String, _ node: PlainNode) -> Reading? {
    let object = PlainObject(node, .report(name))
    let sent = sent(object, id: "message")
    let details = MessageDetails(
      MessageID(sent?.id ?? ""), recipient: object["recipient"]?.text(), reason: object["reason"]?.text(),
      link: object["link"]?.text(), text: object["text"]?.text(),
      likelyMachine: object.flag("likelyMachine", otherwise: false),
      delivery: object["delivery"].map { DeliveryID($0.idText()) })
    let permanently = object.flag("permanently", otherwise: true)
    let stop = object.flag("stop", otherwise: false)
    guard let sent else { return nil }
    let report: Report =
      switch name {
      case "emailFailed": .emailFailed(details, permanently: permanently)
      case "emailOpened": .emailOpened(details)
      case "emailClicked": .emailClicked(details)
      case "emailReplied": .emailReplied(details)
      case "emailUnsubscribed": .emailUnsubscribed(details)
      case "emailSpamReported": .emailSpamReported(details)
      case "textFailed": .textFailed(details)
      default: .textReplied(details, stop: stop)
      }
    return (report, sent.by)
  }

  func deliveryReport(_ name: String, _ node: PlainNode) -> Reading? {
    let isTask = name == "taskCompleted"
    let object = PlainObject(node, .report(name))
    let sent = sent(object, id: "delivery")
    let appointment = object["appointment"].map { AppointmentID($0.idText()) }
    let reason = isTask ? nil : object.required("reason", mend: "Say why it failed.")?.text()
    guard let sent else { return nil }
    let delivery = DeliveryID(sent.id)
    return isTask
      ? (.taskCompleted(delivery: delivery, appointment: appointment), sent.by)
      : (.referralFailed(delivery: delivery, reason: reason ?? ""), sent.by)
  }

  private func sent(_ object: PlainObject, id key: String) -> (id: String, by: ActionOrigin?)? {
    switch (object[key], object["rule"], object["workflow"]) {
    case (let id?, nil, nil): return (id.idText(), nil)
    case (nil, let rule?, nil): return ("", .rule(names.rule(rule)))
    case (nil, nil, let workflow?): return ("", .workflow(names.workflow(workflow)))
    default:
      if case .object = object.node.value {
        object.node.report(
          "Exactly one of '\(key)', 'rule' and 'workflow' is wanted in \(object.thing).",
          mend: "Give the id of what was sent, or name the rule or workflow that sent it.")
      }
      return nil
    }
  }

  func otherReport(_ name: String, _ node: PlainNode) -> Report? {
    switch name {
    case "callUnanswered", "callVoicemail":
      let object = PlainObject(node, .report(name))
      let call = CallDetails(number: object["number"]?.text(), recording: object["recording"]?.text())
      return name == "callUnanswered" ? .callUnanswered(call) : .callVoicemail(call)
    case "returnStarted", "returnDeclined", "returnAccepted":
      let object = PlainObject(node, .report(name))
      let details = ReferralDetails(partner: object["partner"].map(names.partner), reason: object["reason"]?.text())
      return name == "returnStarted"
        ? .returnStarted(details) : name == "returnDeclined" ? .returnDeclined(details) : .returnAccepted(details)
    case "journeyStarted", "journeyPartiallyCompleted", "journeyCompleted":
      let object = PlainObject(node, .report(name))
      guard let journey = object.required("journey", mend: "Name the journey.") else { return nil }
      let details = JourneyDetails(journey.name(), step: object["step"]?.text())
      return name == "journeyStarted"
        ? .journeyStarted(details)
        : name == "journeyCompleted" ? .journeyCompleted(details) : .journeyPartiallyCompleted(details)
    case "custom":
      let object = PlainObject(node, .report(name))
      guard let event = object.required("event", mend: "Name the event.").map(names.customEvent) else { return nil }
      var fields: [FieldName: FieldValue] = [:]
      for (name, node) in object["fields"]?.entries(of: "Fields") ?? [] where node.value != .null {
        fields[FieldName(name)] = names.ofEvent(event, name, node)
      }
      return .custom(event, fields)
    case "timeReached":
      let object = PlainObject(node, .report(name))
      return object.required("timer", mend: "Give the timer's id.").map { .timeReached(TimerID($0.idText())) }
    default:
      let object = PlainObject(node, .report(name))
      return object.required("version", mend: "Give the rule book's version.")?.whole()
        .map(Report.rulesActivated(version:))
    }
  }
}
