import LeadActions
import LeadActionsTesting

/// A world whose one rule posts a webhook when a voicemail is left.
enum WebhookWorld {
  static let url = "https://www.example.com/webhook.php"

  static func book(_ url: String = url) -> RuleBook {
    GuideBook.with(Rule("hook", on: .callVoicemail) { PostWebhook(url) })
  }

  /// A lead that is known, and the first request on its way, answered as the script says.
  static func posting(
    answered answers: [ScriptedAnswer] = [], otherwise: ScriptedAnswer = .status(200)
  ) async throws -> GuideWorld {
    let world = try GuideWorld(book())
    world.recording.script(.webhook, answers)
    world.recording.always(.webhook, otherwise)
    try await world.happens(GuideLead.adoption())
    try await world.happens(.callVoicemail(CallDetails()))
    return world
  }

  /// The keys and values of a form-encoded body, decoded as a receiver does.
  static func pairs(_ body: String) -> [(key: String, value: String)] {
    body.split(separator: "&", omittingEmptySubsequences: false).map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (decoded(parts[0]), parts.count > 1 ? decoded(parts[1]) : "no value at all")
    }
  }

  private static func decoded(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        bytes.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? 0)
        rest = rest.dropFirst(2)
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
