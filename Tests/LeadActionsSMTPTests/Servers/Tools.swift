#if SMTP
  import Foundation
  import TestPrograms

  /// Programs that tests of this folder run, where they are to be had.
  enum Tools {
    static let python = program("python3")
    static let openssl = program("openssl")
    static let postfix = program("postfix")

    static let hasPython = python != nil
    /// aiosmtpd, a mail server in Python, and openssl for its certificates.
    static func hasMailServer() async -> Bool { await aiosmtpd.value }
    /// Postfix starts as root alone.
    static let hasPostfix = postfix != nil && openssl != nil && geteuid() == 0

    private static let aiosmtpd = Task<Bool, Never> {
      guard let python, openssl != nil else { return false }
      return (try? await ProgramRun(python, ["-c", "import aiosmtpd.smtp"], limit: 600).code) == 0
    }

    /// A file beside the tests.
    static func script(_ name: String) -> String {
      URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(components: "Programs", name).path
    }

    private static func program(_ name: String) -> URL? {
      let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
      let folders = path.split(separator: ":").map(String.init) + ["/usr/sbin", "/usr/bin"]
      return folders.map { URL(filePath: $0).appending(component: name) }
        .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }
  }
#endif
