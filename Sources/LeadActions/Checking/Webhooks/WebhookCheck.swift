/// Looks at the addresses of webhooks: http, secrets that are missing or spelled out, private addresses.
enum WebhookCheck {
  static func run(_ book: CheckedBook, _ report: inout CheckReport) {
    for checked in book.actions {
      guard case .webhook(let webhook) = checked.action, WebhookAddress.fault(in: webhook.url) == nil else { continue }
      let place = checked.place["webhook"]["url"].text
      report.findings += findings(on: CheckedURL(webhook.url), at: place)
    }
  }

  private static func findings(on url: CheckedURL, at place: String) -> [Finding] {
    // Nothing reaches a private address from outside, so that nothing else about it matters.
    if PrivateAddress.isPrivate(url.host) { return [privateAddress(url, at: place)] }
    var findings: [Finding] = []
    if !url.isSecure { findings.append(plainHTTP(url, at: place)) }
    if let secret = url.spelledOutSecret {
      findings.append(spelledOut(secret, at: place))
    } else if !url.namesSecret {
      findings.append(withoutSecret(url, at: place))
    }
    return findings
  }

  private static func plainHTTP(_ url: CheckedURL, at place: String) -> Finding {
    Finding(
      .plainHTTP, at: place, "The webhook posts to \(url.host.inQuotes) over http.",
      why: "Everybody on the way can read the customer's details and the secret, and change them.",
      mend: "Begin the URL with 'https://'.")
  }

  private static func withoutSecret(_ url: CheckedURL, at place: String) -> Finding {
    Finding(
      .webhookWithoutSecret, at: place, "The webhook to \(url.host.inQuotes) carries no secret.",
      why: "Whoever learns the URL can post leads of their own making to it, and your server cannot tell them apart.",
      mend: "Add one by name, such as '?secret=${hook-secret}', and have your server compare it.")
  }

  /// The finding does not repeat the secret.
  private static func spelledOut(_ secret: CheckedURL.Secret, at place: String) -> Finding {
    let what =
      switch secret {
      case .query(let key): "The value of \(key.inQuotes) in the webhook's URL is spelled out"
      case .path: "A part of the path of the webhook's URL looks like a secret that is spelled out"
      }
    return Finding(
      .spelledOutSecret, at: place, "\(what).",
      why: "Everybody who may read the rule book, or any copy of it, can post as if they were us.",
      mend:
        "Write a name in its place, such as ${hook-secret}, give the value to the host's secret source, and choose a "
        + "new value.")
  }

  private static func privateAddress(_ url: CheckedURL, at place: String) -> Finding {
    Finding(
      .privateAddress, at: place, "The webhook's host \(url.host.inQuotes) is a private address.",
      why: "It cannot be reached from the internet, or it is a service of our own network that leads must not reach.",
      mend: "Give a publicly accessible address.")
  }
}
