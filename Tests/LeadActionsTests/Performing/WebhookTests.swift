import Foundation
import Testing

@testable import LeadActions

@Suite struct WebhookTests {
  private func bodies(_ plan: Plan) -> [String] {
    plan.messages.compactMap { if case .webhook(let request) = $0 { request.body } else { nil } }
  }

  private func pairs(_ body: String) -> [String] { body.split(separator: "&").map(String.init) }

  @Test func `the body has the guide's keys in its order, then ours, then the host's by name`() throws {
    var desk = TestDesk(on: .receivedNotReferred, PostWebhook("https://example.com/hook?secret=${HOOK}"))
    desk.lead.ipaddress = "192.168.0.1"
    desk.lead.fields = ["note": "a b&c", "amount": 2.5, "firstTime": false, "moveIn": .date(TestDesk.monday)]
    let plan = try desk.receive()
    let body = try #require(bodies(plan).first)
    #expect(
      pairs(body) == [
        "eventtype=delivery", "eventdatetime=2026-03-02+10%3A00%3A00", "id=1", "subid=", "ipaddress=192.168.0.1",
        "received=2026-03-02+10%3A00%3A00", "source=", "leadtype=Home", "status=New", "progress=", "user=", "partner=",
        "duplicateof=", "title=", "firstname=Jane", "lastname=Smith", "company=", "email=jane%40example.com", "phone=",
        "mobile=07700+900123", "street=1+High+Street", "town=York", "county=", "postcode=YO1+1AA", "country=",
        "emailconsent=yes", "letterconsent=yes", "textconsent=yes", "amount=2.5", "firsttime=no",
        "movein=2026-03-02+10%3A00%3A00", "note=a+b%26c",
      ])
    guard case .webhook(let request)? = plan.messages.first else { return }
    #expect(request.url == "https://example.com/hook?secret=${HOOK}")
  }

  @Test func `times stand on the wall of the lead type's zone`() throws {
    var desk = TestDesk(PostWebhook("https://example.com/"))
    desk.type.zone = try #require(Zone("America/New_York"))
    let body = try #require(bodies(try desk.receive()).first)
    #expect(pairs(body).contains("eventdatetime=2026-03-02+05%3A00%3A00"))
    #expect(pairs(body).contains("received=2026-03-02+05%3A00%3A00"))
  }

  @Test func `a workflow's webhook sends the event that started it, and when that was`() throws {
    var desk = TestDesk(on: .receivedOther, StartWorkflow("chase"))
    desk.book.workflows[0].steps = [
      .wait(.days(2)), .action(PostWebhook("https://example.com/")),
      .action(TaskUser(.user("ann"), title: "{{event.title}} at {{event.time}}")),
    ]
    let started = try desk.receive()
    desk.now += 2 * 86_400
    let timer = try #require(started.record.timers.first)
    let plan = try desk.report(.timeReached(timer.id), of: started.record)
    let body = try #require(bodies(plan).first)
    #expect(pairs(body).prefix(2) == ["eventtype=deliveryna", "eventdatetime=2026-03-02+10%3A00%3A00"])
    #expect(plan.tasks.map(\.title) == ["Received (Other) at 2026-03-02 10:00:00"])
  }

  @Test func `the body is that of the moment the action runs`() throws {
    let plan = try TestDesk(
      PostWebhook("https://example.com/"), ChangeStatus(to: "Hot"), PostWebhook("https://example.com/")
    ).receive()
    #expect(bodies(plan).map { pairs($0).contains("status=Hot") } == [false, true])
  }
}
