#if HTTP
  import Foundation
  import LeadActions

  extension ProviderValues {
    /// Adds what an email has.
    ///
    /// - Parameter sender: Whom it is from, where the additions name nobody.
    mutating func add(
      _ email: EmailMessage, _ additions: EmailAdditions, from sender: EmailSender
    ) throws(ProviderProblem) {
      guard let recipient = RecipientAddress(email.address) else { throw .recipient(email.address) }
      add(EmailSender(recipient.text, name: email.name), .toAddress, .toName, .toPlainName, .toFull)
      add(additions.sender ?? sender, .fromAddress, .fromName, .fromPlainName, .fromFull)
      if let replyTo = additions.replyTo {
        add(replyTo, .replyToAddress, .replyToName, .replyToPlainName, .replyToFull)
      }
      texts[.subject] = email.subject.onHeaderLine
      texts[.text] = email.text.withoutNUL
      if let html = email.html { texts[.html] = html.withoutNUL }
      lists[.headers] = try Self.headers(additions.unsubscribe)
      lists[.attachments] = additions.attachments.map {
        [
          .name: $0.name.onHeaderLine, .contentType: $0.contentType.onHeaderLine,
          .content: Data($0.bytes).base64EncodedString(),
        ]
      }
    }

    private mutating func add(
      _ person: EmailSender, _ address: ProviderVariable, _ name: ProviderVariable, _ plainName: ProviderVariable,
      _ full: ProviderVariable
    ) {
      let (bare, shown) = (person.address.onHeaderLine, person.name?.onHeaderLine ?? "")
      texts[address] = bare
      texts[name] = shown
      texts[plainName] = shown.withoutListSigns
      let quoted = shown.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      texts[full] = shown.isEmpty ? bare : "\"\(quoted)\" <\(bare)>"
    }

    /// What marks the email as automatic (RFC 3834), and how the recipient unsubscribes (RFC 2369, RFC 8058).
    private static func headers(_ unsubscribe: UnsubscribeLink?) throws(ProviderProblem) -> [[ProviderVariable: String]]
    {
      var headers: [[ProviderVariable: String]] = [[.name: "Auto-Submitted", .value: "auto-generated"]]
      guard let unsubscribe else { return headers }
      var links: [String] = []
      if let url = unsubscribe.url {
        guard url.lowercased().hasPrefix("https://"), url.isBareLink else { throw .unsubscribeLink }
        links.append("<\(url)>")
      }
      if let email = unsubscribe.email {
        guard email.contains("@"), email.isBareLink else { throw .unsubscribeLink }
        links.append("<mailto:\(email)>")
      }
      guard !links.isEmpty else { return headers }
      headers.append([.name: "List-Unsubscribe", .value: links.joined(separator: ", ")])
      if unsubscribe.isOneClick, unsubscribe.url != nil {
        headers.append([.name: "List-Unsubscribe-Post", .value: "List-Unsubscribe=One-Click"])
      }
      return headers
    }
  }

  extension String {
    /// The text without what could end a header's line, whatever the provider makes of it.
    fileprivate var onHeaderLine: String {
      guard unicodeScalars.contains(where: \.endsHeaderLine) else { return self }
      return String(String.UnicodeScalarView(unicodeScalars.map { $0.endsHeaderLine ? " " : $0 }))
    }

    /// The text with a space in the place of `,` and `;`, which part a list of addresses.
    fileprivate var withoutListSigns: String {
      unicodeScalars.split { $0 == "," || $0 == ";" }
        .map { String($0).trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// The text without the one character that JSON can carry and mail cannot.
    var withoutNUL: String { contains("\u{0}") ? replacing("\u{0}", with: "") : self }

    /// Whether it can stand between angle brackets of a header as it is.
    fileprivate var isBareLink: Bool {
      utf8.count <= 2_000 && utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x3C && $0 != 0x3E }
    }
  }
#endif
