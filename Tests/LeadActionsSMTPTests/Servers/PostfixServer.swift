#if SMTP
  import Foundation
  import LeadActionsSMTP
  import TestPrograms

  /// A whole Postfix on loopback, with files of its own, that takes email for `mail.example` into mailboxes.
  struct PostfixServer: Sendable {
    private static let daemons = "/usr/lib/postfix/sbin"
    private static let services = [
      "pickup unix n - n 60 1 pickup", "cleanup unix n - n - 0 cleanup", "qmgr unix n - n 300 1 qmgr",
      "tlsmgr unix - - n 1000? 1 tlsmgr", "rewrite unix - - n - - trivial-rewrite", "bounce unix - - n - 0 bounce",
      "defer unix - - n - 0 bounce", "trace unix - - n - 0 bounce", "verify unix - - n - 1 verify",
      "flush unix n - n 1000? 0 flush", "proxymap unix - - n - - proxymap", "error unix - - n - - error",
      "retry unix - - n - - error", "discard unix - - n - - discard", "virtual unix - n n - - virtual",
      "anvil unix - - n - 1 anvil", "scache unix - - n - 1 scache", "postlog unix-dgram n - n - 1 postlogd",
    ]

    private let folder: ScratchFolder
    private let program: ServerProgram
    let certificates: Certificates
    /// For STARTTLS, and for encryption from the first byte.
    let port: Int
    let encryptedPort: Int

    init() async throws {
      folder = try ScratchFolder()
      certificates = try await Certificates.make()
      port = try ServerProgram.freePort()
      encryptedPort = try ServerProgram.freePort()
      let files = FileManager.default
      let (nobody, postfix) = (getpwnam("nobody"), getpwnam("postfix"))
      guard let nobody, let postfix else { throw Certificates.Trouble(description: "Postfix's users are missing") }
      for name in ["conf", "queue", "data", "boxes"] {
        try files.createDirectory(at: folder.file(name), withIntermediateDirectories: true)
      }
      try files.setAttributes([.ownerAccountID: Int(postfix.pointee.pw_uid)], ofItemAtPath: folder.file("data").path)
      try files.setAttributes([.ownerAccountID: Int(nobody.pointee.pw_uid)], ofItemAtPath: folder.file("boxes").path)
      let path = folder.url.path
      let settings = [
        "compatibility_level = 3.6", "queue_directory = \(path)/queue", "data_directory = \(path)/data",
        "inet_interfaces = 127.0.0.1", "inet_protocols = ipv4", "myhostname = mail.example", "mydestination =",
        "mynetworks = 127.0.0.0/8", "virtual_mailbox_domains = mail.example, xn--mller-kva.example",
        "virtual_mailbox_maps = inline:{ jane@mail.example=jane/, jane@xn--mller-kva.example=idn/, jürgen@mail.example=utf8/ }",
        "virtual_mailbox_base = \(path)/boxes", "virtual_uid_maps = static:\(nobody.pointee.pw_uid)",
        "virtual_gid_maps = static:\(nobody.pointee.pw_gid)", "maillog_file = \(path)/log",
        "maillog_file_prefixes = \(path)",
        "smtpd_tls_security_level = encrypt", "smtpd_tls_received_header = yes",
        "smtpd_tls_cert_file = \(certificates.certificate)",
        "smtpd_tls_key_file = \(certificates.key)", "smtputf8_enable = yes", "message_size_limit = 400000",
        // Nobody forbids what others allow: the strictest reading of line ends.
        "smtpd_forbid_bare_newline = yes",
      ]
      try (settings.joined(separator: "\n") + "\n").write(
        to: folder.file("conf/main.cf"), atomically: true, encoding: .utf8)
      let listeners = [
        "127.0.0.1:\(port) inet n - n - - smtpd",
        "127.0.0.1:\(encryptedPort) inet n - n - - smtpd -o smtpd_tls_wrappermode=yes",
      ]
      try ((listeners + Self.services).joined(separator: "\n") + "\n").write(
        to: folder.file("conf/master.cf"), atomically: true, encoding: .utf8)
      let configuration = folder.file("conf").path
      let check = try await ProgramRun(
        URL(filePath: "/usr/sbin/postfix"), ["-c", configuration, "check"], limit: 600)
      guard check.code == 0 else {
        throw Certificates.Trouble(description: "postfix check: \(check.errors)\(check.out)")
      }
      var environment = ["MAIL_CONFIG": configuration, "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"]
      // The mark by which the tests' run finds what is left behind.
      environment["LEAD_ACTIONS_RUN"] = ProcessInfo.processInfo.environment["LEAD_ACTIONS_RUN"]
      program = try await ServerProgram(
        URL(filePath: "\(Self.daemons)/master"), ["-d", "-c", configuration], port: port,
        environment: environment)
    }

    var log: String { (try? String(contentsOf: folder.file("log"), encoding: .utf8)) ?? "" }
    func stop() { program.stop() }

    /// The emails in a mailbox, once there are so many, or five minutes have passed.
    func emails(in box: String, count: Int = 1) async throws -> [String] {
      let new = folder.file("boxes/\(box)/new")
      for _ in 0..<3_000 {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: new.path)) ?? []
        if names.count >= count {
          return try names.sorted().map { try String(contentsOf: new.appending(component: $0), encoding: .utf8) }
        }
        try await Task.sleep(for: .milliseconds(100))
      }
      return []
    }

    func server(_ security: SMTPSecurity = .startTLS) -> SMTPServer {
      SMTPServer(
        "localhost", port: security == .tls ? encryptedPort : port, security: security,
        roots: .file(certificates.roots))
    }
  }
#endif
