#if Callbacks
  import LeadActions

  extension CallbackEvent {
    /// What it is to a lead; none where it is nothing to it.
    ///
    /// - Parameter delivery: Ours, that it is about.
    func report(delivery: DeliveryID?, _ machines: MachineRule, _ words: StopWords) -> Report? {
      let details = details(delivery, machines)
      switch (channel, kind) {
      case (.text, .failed(permanently: true)): return .textFailed(details)
      case (.text, .replied): return .textReplied(details, stop: words.stops(self))
      case (.email, .failed(let permanently)): return .emailFailed(details, permanently: permanently)
      case (.email, .opened): return .emailOpened(details)
      case (.email, .clicked): return .emailClicked(details)
      case (.email, .replied): return .emailReplied(details)
      case (.email, .unsubscribed): return .emailUnsubscribed(details)
      case (.email, .spamReported): return .emailSpamReported(details)
      case (_, .unsubscribed): return .consentChanged(channel, open: false)
      case (_, .resubscribed): return .consentChanged(channel, open: true)
      default: return nil
      }
    }

    private func details(_ delivery: DeliveryID?, _ machines: MachineRule) -> MessageDetails {
      let own = echo.map { MessageID($0.delivery.rawValue) }
      return MessageDetails(
        own ?? MessageID(message ?? id), recipient: address, reason: reason, link: link, text: text,
        likelyMachine: (kind == .opened || kind == .clicked) && machines.isLikelyMachine(self), delivery: delivery)
    }
  }

  extension StopWords {
    /// Whether a reply stops messages: its provider says so, or its words do.
    func stops(_ event: CallbackEvent) -> Bool { event.optOut.map { $0 == .stop } ?? stops(event.text ?? "") }

    func starts(_ event: CallbackEvent) -> Bool { event.optOut.map { $0 == .start } ?? starts(event.text ?? "") }
  }
#endif
