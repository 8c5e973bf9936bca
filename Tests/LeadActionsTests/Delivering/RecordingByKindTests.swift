import LeadActions
import LeadActionsTesting
import Testing

@Suite struct RecordingByKindTests {
  @Test func `each message is listed under its kind alone, failed attempts too`() async throws {
    let sending = RecordingTransports()
    sending.script(.email, [.fail])
    let attempt = Attempt(of: "d", lead: 1)
    let email = EmailMessage(to: .customer, address: "jane@example.com", subject: "Hello", text: "Hello Jane")
    let text = TextMessage(to: .customer, number: "07700 900123", body: "Hello")
    let request = WebhookRequest(url: "https://crm.example", body: "a=b")
    let custom = CustomMessage("fax")
    for _ in 1...2 { _ = try await sending.send(email, attempt: attempt) }
    _ = try await sending.send(text, attempt: attempt)
    _ = try await sending.post(request, attempt: attempt)
    _ = try await sending.send(custom, attempt: attempt)
    #expect(sending.emails == [email, email])
    #expect(sending.texts == [text])
    #expect(sending.webhooks == [request])
    #expect(sending.customMessages == [custom])
    #expect(sending.letters.isEmpty && sending.tasks.isEmpty && sending.referrals.isEmpty)
  }
}
