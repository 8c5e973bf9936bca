extension FindingCode {
  public static let plainHTTP: Self = "LA901"
  public static let webhookWithoutSecret: Self = "LA902"
  public static let spelledOutSecret: Self = "LA903"
  public static let privateAddress: Self = "LA904"
  public static let unusableAddress: Self = "LA905"
}

extension FindingKind {
  static let webhooks = [
    FindingKind(.plainHTTP, "Webhook over http", .warning),
    FindingKind(.webhookWithoutSecret, "Webhook without a secret", .warning),
    FindingKind(.spelledOutSecret, "Webhook's secret spelled out", .warning),
    FindingKind(.privateAddress, "Webhook to a private address", .error),
    FindingKind(.unusableAddress, "Webhook's address cannot be used", .error),
  ]
}
