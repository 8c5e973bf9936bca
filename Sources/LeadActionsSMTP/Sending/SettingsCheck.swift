#if SMTP
  import LeadActions
  import NIOCore

  extension SMTPServer {
    /// Throws for what can never work, or would have a password go unencrypted.
    func check() throws(SMTPSettingsProblem) {
      let isAddress = (try? SocketAddress(ipAddress: host, port: 0)) != nil
      guard isAddress || InternationalDomain.ascii(host) == host else { throw .host(host) }
      guard (1...65_535).contains(port) else { throw .port(port) }
      if let name = greetingName {
        let isLiteral = name.hasPrefix("[") && name.hasSuffix("]")
        let plain = isLiteral ? String(name.dropFirst().dropLast()).replacing("IPv6:", with: "") : name
        let isName =
          isLiteral ? (try? SocketAddress(ipAddress: plain, port: 0)) != nil : InternationalDomain.ascii(plain) == plain
        guard isName else { throw .greetingName(name) }
      }
      guard let login else { return }
      if security == .unencrypted(allowsLogin: false) { throw .loginUnencrypted }
      if login.user.isEmpty || login.user.unicodeScalars.contains("\0") { throw .login }
    }
  }

  extension MailComposer {
    init(from sender: EmailSender, returnAddress: String?, domain: String?) throws(SMTPSettingsProblem) {
      guard let address = SMTPAddress(sender.address) else { throw .sender(sender.address) }
      var returning: SMTPAddress?
      if let returnAddress {
        guard let address = SMTPAddress(returnAddress) else { throw .returnAddress(returnAddress) }
        returning = address
      }
      let senderDomain = address.sent.split(separator: "@").last.map(String.init) ?? ""
      guard let idDomain = InternationalDomain.ascii(domain ?? senderDomain) else {
        throw .domain(domain ?? senderDomain)
      }
      self.init(sender: address, senderName: sender.name, returnAddress: returning, domain: idDomain)
    }
  }
#endif
