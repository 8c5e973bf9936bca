/// A kind of finding: its code, what it is about, and how much it matters unless a finding says otherwise.
public struct FindingKind: Hashable, Sendable, Identifiable {
  public let code: FindingCode
  /// What is wrong, in a few words, such as `Webhook over http`.
  public let title: String
  public let severity: FindingSeverity

  init(_ code: FindingCode, _ title: String, _ severity: FindingSeverity) {
    self.code = code
    self.title = title
    self.severity = severity
  }

  public var id: FindingCode { code }
  public var family: FindingFamily { code.family ?? .book }
}

extension FindingKind {
  /// Every kind there is, in the order of their codes.
  public static let all: [FindingKind] =
    [book, order, loops, dead, branches, twice, impossible, time, names, webhooks, storms].flatMap { $0 }

  static let byCode = Dictionary(all.map { ($0.code, $0) }) { first, _ in first }
}
