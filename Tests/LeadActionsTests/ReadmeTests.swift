import Foundation
import LeadActions
import Testing

// The README's code, compiled here; a test holds the two against each other, line by line.

// README begins
struct MyMailer: EmailTransport {
  func send(_ email: EmailMessage, attempt: Attempt) async throws -> TransportAnswer {
    print("To \(email.address): \(email.subject)")  // hand it to your provider
    return .accepted
  }
}

extension LeadFields {
  var loanAmount: LeadField<Int> { "loanAmount" }
}
// README ends

private enum ReadmeCode {
  static func embed() async throws -> [HistoryEntry] {
    // README begins
    let rules = RuleBook("Mortgages") {
      Groups("Brokers")
      LeadGroup("Mortgages") {
        LeadType("Remortgage") {
          Rule("assign and greet web leads", on: .receivedOther) {
            AssignToUser(.group("Brokers"))
            ContactCustomer(by: .email, template: "Meet your broker")
          }
          Rule("call large loans today", on: .userChanged, when: { $0.loanAmount >= 250_000 }) {
            TaskUser(title: "Call {{fullName}}", due: .hours(2))
          }
        }
      }
      CustomField("loanAmount", .number)
      MessageTemplate.email("Meet your broker", subject: "Hello {{firstName}}", text: "{{user}} will call you.")
    }

    let store = InMemoryStore()
    let people = Directory(
      users: ["ann": DirectoryUser(displayName: "Ann Baker", email: "ann@example.com")],
      groups: ["Brokers": DirectoryGroup("ann")])
    let pipeline = try EventPipeline(rules: rules, store: store, services: .init(directory: FixedDirectory(people)))
    let dispatcher = Dispatcher(store: store, transports: Transports(email: MyMailer()))

    let lead = Lead(
      id: 1_000_001, type: "Remortgage", received: Date(),
      contact: Contact(firstName: "Jane", email: "jane@example.com"), fields: ["loanAmount": 300_000])
    try await pipeline.submit(Occurrence("form-42", lead: lead.id, .received(Receipt(lead, from: .webForm))))
    try await dispatcher.deliverDue()

    let history = try await pipeline.history(of: lead.id, filter: .all)
    for entry in history { print(entry.text()) }
    // README ends
    return history
  }
}

@Suite struct ReadmeTests {
  @Test func `the README's code does what it says`() async throws {
    let lines = try await ReadmeCode.embed().map { "\($0.line)" }
    #expect(lines.contains { $0.hasPrefix("Assign to User by rule 'assign and greet web leads': assigned to 'ann'") })
    #expect(lines.contains { $0.hasPrefix("Contact Customer by rule 'assign and greet web leads': email") })
    #expect(lines.contains { $0.hasPrefix("Email ") && $0.hasSuffix("delivered") })
    // The README says what becomes of a message without a transport.
    #expect(lines.contains { $0.hasPrefix("Task ") && $0.contains("There is no transport for it") })
  }

  @Test func `the README shows the code that is compiled here`() throws {
    let here = URL(fileURLWithPath: #filePath)
    let root = here.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let source = try String(contentsOf: here, encoding: .utf8)
    let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    let compiled = source.components(separatedBy: "// README begins\n").dropFirst()
      .flatMap { lines($0.components(separatedBy: "// README ends")[0]) }
    let block = try #require(readme.components(separatedBy: "```swift\n").first { $0.contains("import LeadActions") })
    let shown = lines(block.components(separatedBy: "```")[0]).filter { !$0.hasPrefix("import ") }
    #expect(compiled.count > 30)
    #expect(shown == compiled)
  }

  /// The lines that say something, without their indentation.
  private func lines(_ text: String) -> [String] {
    text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }
}
