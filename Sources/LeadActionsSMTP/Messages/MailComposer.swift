#if SMTP
  package import LeadActions
  package import struct Foundation.Date

  /// Writes emails: a pure function from message, additions and time to bytes.
  ///
  /// The same delivery at the same time is the same bytes; nothing in it is random, and nothing depends on the server. The
  /// content is ASCII, so that no server on its way has to change it.
  package struct MailComposer: Hashable, Sendable {
    /// Whom emails come from that have no sender of their own.
    package var sender: SMTPAddress
    package var senderName: String?
    /// Where servers report to that an email could not be delivered; where there is none, the sender.
    package var returnAddress: SMTPAddress?
    /// The right part of every `Message-ID`.
    package var domain: String

    package init(
      sender: SMTPAddress, senderName: String? = nil, returnAddress: SMTPAddress? = nil, domain: String
    ) {
      self.sender = sender
      self.senderName = senderName
      self.returnAddress = returnAddress
      self.domain = domain
    }

    /// - Parameter others: Headers beside those of the email itself.
    package func compose(
      _ email: EmailMessage, _ additions: EmailAdditions = .none, delivery: DeliveryID, at date: Date,
      others: [HeaderField] = []
    ) throws(MailProblem) -> ComposedMail {
      guard let recipient = SMTPAddress(email.address) else { throw .recipient(email.address) }
      let (from, fromName) = try sender(of: additions)
      let mark = MailMark(delivery, domain: domain)
      var addresses = [recipient, from]
      var fields = [
        HeaderField("Date", MailDate.text(date)),
        HeaderField("From", HeaderText.mailbox(from, name: fromName)),
        HeaderField("To", HeaderText.mailbox(recipient, name: email.name)),
      ]
      if let replyTo = additions.replyTo {
        guard let address = SMTPAddress(replyTo.address) else { throw .replyTo(replyTo.address) }
        addresses.append(address)
        fields.append(HeaderField("Reply-To", HeaderText.mailbox(address, name: replyTo.name)))
      }
      fields += [
        HeaderField("Message-ID", mark.messageID),
        HeaderField("Subject", HeaderText.free(email.subject)),
        // No auto-responder answers (RFC 3834); Exchange looks at a header of its own.
        HeaderField("Auto-Submitted", "auto-generated"),
        HeaderField("X-Auto-Response-Suppress", "OOF, AutoReply"),
      ]
      if let link = additions.unsubscribe { fields += try UnsubscribeHeaders.fields(link) }
      fields += others
      fields.append(HeaderField("MIME-Version", "1.0"))
      var bytes: [UInt8] = []
      for field in fields { field.write(to: &bytes) }
      try content(email, additions, mark).write(to: &bytes)
      bytes += "\r\n".utf8
      let envelopeSender = returnAddress ?? from
      addresses.append(envelopeSender)
      return ComposedMail(
        sender: envelopeSender, recipient: recipient, bytes: bytes, messageID: mark.messageID,
        needsSMTPUTF8: addresses.contains(where: \.needsSMTPUTF8))
    }
  }

  extension MailComposer {
    private func sender(of additions: EmailAdditions) throws(MailProblem) -> (SMTPAddress, String?) {
      guard let own = additions.sender else { return (sender, senderName) }
      guard let address = SMTPAddress(own.address) else { throw .sender(own.address) }
      return (address, own.name)
    }

    private func content(_ email: EmailMessage, _ additions: EmailAdditions, _ mark: MailMark) -> MailPart {
      let text = MailPart.text(subtype: "plain", email.text)
      let body: MailPart
      switch email.html {
      case let html? where email.text.isEmpty: body = .text(subtype: "html", html)
      case let html?:
        let parts = [text, MailPart.text(subtype: "html", html)]
        body = .several(subtype: "alternative", boundary: mark.boundary("alternative"), parts)
      case nil: body = text
      }
      if additions.attachments.isEmpty { return body }
      let parts = [body] + additions.attachments.map(MailPart.file)
      return .several(subtype: "mixed", boundary: mark.boundary("mixed"), parts)
    }
  }
#endif
