#if Callbacks
  import Foundation
  import LeadActions

  /// The header lines of an email that came in, as far as a reply is judged by them.
  struct MailHeaders {
    private static let most = 500
    private var fields: [(name: String, value: String)] = []

    init(_ fields: some Sequence<(name: String, value: String)>) { self.fields = Array(fields.prefix(Self.most)) }

    /// Reads them from a text, a line each; a line that begins with a space goes on with the one before.
    init(lines text: String) {
      for line in text.split(maxSplits: 2 * Self.most, whereSeparator: \.isNewline).prefix(2 * Self.most) {
        if line.first?.isWhitespace == true, let last = fields.indices.last {
          fields[last].value += " " + line.trimmingCharacters(in: .whitespaces)
        } else if let colon = line.firstIndex(of: ":") {
          let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
          fields.append((String(line[..<colon]), value))
        }
      }
    }

    subscript(name: String) -> String? { fields.first { $0.name.equalsIgnoringCase(name) }?.value }

    /// Whether a machine wrote it (RFC 3834, and what those write who do not know it).
    var isAutomatic: Bool {
      if let mark = self["Auto-Submitted"], !mark.lowercased().hasPrefix("no") { return true }
      if ["X-Autoreply", "X-Autorespond"].contains(where: { self[$0] != nil }) { return true }
      if let subject = self["Subject"]?.lowercased(), Self.automaticSubjects.contains(where: subject.hasPrefix) {
        return true
      }
      let precedence = self["Precedence"]?.lowercased().trimmingCharacters(in: .whitespaces)
      return ["auto_reply", "auto-reply", "bulk", "junk", "list"].contains(precedence)
    }

    /// How the subjects of absence notices begin, for those who are told no other header.
    private static let automaticSubjects = [
      "automatic reply:", "auto-reply:", "autoreply:", "auto reply:", "automatische antwort:", "out of office:",
    ]

    /// Our delivery that it answers: the left part of a `Message-ID` in it, where that has the form of our ids.
    var answers: DeliveryID? {
      for name in ["In-Reply-To", "References"] {
        for id in (self[name] ?? "").split(whereSeparator: { " \t,<>".contains($0) }).reversed().prefix(50) {
          let left = id.prefix { $0 != "@" }
          if left.utf8.count == 32, left.utf8.allSatisfy({ "0123456789abcdef".utf8.contains($0) }) {
            return DeliveryID(String(left))
          }
        }
      }
      return nil
    }
  }

  extension CallbackEvent {
    /// A reply by email.
    ///
    /// - Parameters:
    ///   - sender: The address that it comes from, with or without a name.
    ///   - id: The provider's id; without it, the email's own `Message-ID`, its sender and its text identify it.
    static func reply(
      from sender: String?, _ headers: MailHeaders, id: String?, at: Date?, text: String?, message: String? = nil
    ) -> CallbackEvent {
      let messageID = message ?? headers["Message-ID"]
      let address = sender.flatMap(bareAddress)
      let isAutomatic = headers.isAutomatic || address.map { MachineAddress.includes($0) } ?? false
      // Never by a time: where the provider has no id, the time may be that of this repeat.
      let stableID = id ?? StableID.of(["reply", messageID, address, text])
      return CallbackEvent(
        isAutomatic ? .repliedAutomatically : .replied, .email, id: stableID, at: at, message: messageID,
        address: address, text: text, answers: headers.answers)
    }

    /// The address of `Jane Doe <jane@mail.example>`.
    static func bareAddress(_ text: String) -> String? {
      let last = text.split(separator: "<").last.map { $0.prefix { $0 != ">" } } ?? text[...]
      let address = last.trimmingCharacters(in: .whitespaces)
      return address.contains("@") ? address : nil
    }
  }
#endif
