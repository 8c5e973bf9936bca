import Foundation
import Testing

@testable import LeadActions

@Suite struct ActionTests {
  /// One of each, in the guide's order.
  static let all: [(title: String, action: any ActionConvertible)] = [
    ("Appointment", AppointmentTask()), ("Assign to User", AssignToUser(.user("ann"))),
    ("Change Lead Type", ChangeLeadType(to: "Car")), ("Change Status", ChangeStatus(to: "Hot")),
    ("Contact Customer", ContactCustomer(by: .email, template: "welcome")),
    ("Contact Partner", ContactPartner(by: .email, template: "welcome")),
    ("Contact User", ContactUser(by: .email, template: "welcome")), ("Form", FormTask(form: "Fact find")),
    ("Journey", JourneyTask(journey: "Application")), ("Notify User by Email", NotifyUserByEmail()),
    ("Notify User by Text", NotifyUserByText()), ("Start Workflow", StartWorkflow("chase")),
    ("Stop Workflow", StopWorkflow()), ("Refer", Refer()), ("Task User", TaskUser(title: "Call")),
    ("Webhook", PostWebhook("https://example.com/")),
  ]

  @Test func `there are the guide's sixteen actions, with its titles in its order`() {
    #expect(Action.standardNames.count == 16)
    #expect(Self.all.map(\.action.action.title) == Self.all.map(\.title))
    #expect(Self.all.map(\.action.action.name) == Action.standardNames)
    #expect(Action.standardNames.map { Action.title(of: $0) } == Self.all.map(\.title))
  }

  @Test func `only Assign to User assigns`() {
    #expect(Self.all.filter(\.action.action.assigns).map(\.title) == ["Assign to User"])
    #expect(!CustomAction("assign").action.assigns)
  }

  @Test func `a custom action has its own name as its title`() {
    #expect(CustomAction("scoreLead").action.title == "scoreLead")
    #expect(Action.title(of: "scoreLead") == "scoreLead")
    #expect(Mark("x").action == .custom(CustomAction("mark", .object(["text": .text("x")]))))
  }

  @Test func `a group is chosen from at random unless told otherwise`() {
    #expect(UserTarget.group("brokers") == .group("brokers", by: .random))
    #expect(AssignmentTarget.group("brokers") == .group("brokers", by: .random))
    #expect(UserTarget.group("brokers") != .group("brokers", by: .sequential))
  }

  @Test func `who is contacted directly is contacted by email or text`() {
    #expect(DirectChannel.allCases.map(\.channel) == [.email, .text])
  }

  @Test func `settings that cannot be encoded become null`() {
    struct Broken: CustomActionSettings {
      static let actionName: ActionName = "broken"
      func encode(to encoder: any Encoder) throws { throw CancellationError() }
    }
    #expect(CustomAction(Broken()).settings == .null)
  }

  @Test func `custom settings come back as they were`() throws {
    struct Rich: CustomActionSettings {
      static let actionName: ActionName = "rich"
      var name: UserName
      var count: Int
      var share: Double?
      var list: [Bool]
      var big = Int64(1) << 53
    }
    let rich = Rich(name: "ann", count: -7, share: 0.1, list: [true, false])
    #expect(try CustomAction(rich).decoded(as: Rich.self) == rich)
    #expect(throws: DecodingError.self) { try CustomAction("rich").decoded(as: Rich.self) }
  }
}
