#if CommandLine
  import Foundation
  import LeadActions
  import Testing

  @testable import lead_actions

  struct ExplainTests {
    private static let rules = root.appending(path: "Examples/Quickstart/rules.json").path
    private static let lead = """
      id: 7
      type: Remortgage
      status: New
      user: priya
      partner: shield
      contact: { firstName: Ann, lastName: Lee, email: ann@example.com, mobile: "07700 900123" }
      fields: { loanAmount: 600000 }
      """

    private func explain(_ arguments: String..., lead: String = lead) async throws -> CommandRun {
      let folder = try Folder()
      let file = try folder.write("ann.yaml", lead)
      return try await CommandRun(
        all: ["explain", Self.rules, "--lead", file, "--at", "2026-01-13T20:41:00Z"] + arguments)
    }

    @Test func `a receipt is explained, with the comparison that decided`() async throws {
      let run = try await explain("--event", "receivedOther")
      #expect(run.code == 0)
      #expect(run.errors.isEmpty)
      try expected("explain.txt", is: run.out)
    }

    @Test func `JSON has every comparison`() async throws {
      let run = try await explain("--event", "statusChanged", "--to", "Application", "--format", "json")
      #expect(run.code == 0)
      let json = try #require(try JSONSerialization.jsonObject(with: Data(run.out.utf8)) as? [String: Any])
      let events = try #require(json["events"] as? [[String: Any]])
      #expect(events.compactMap { $0["event"] as? String } == ["statusChanged", "qualified"])
      let rules = try #require(events[0]["rules"] as? [[String: Any]])
      let comparisons = try #require(rules.first?["comparisons"] as? [[String: Any]])
      #expect(comparisons.first?["test"] as? String == "status changed to 'Application'")
      #expect(comparisons.first?["held"] as? Bool == true)
    }

    /// Each is raised for a lead that can come to it, whatever the lead's file leaves out.
    @Test(arguments: EventKind.allCases)
    func `each of the 42 events can be asked for`(_ kind: EventKind) async throws {
      let event = Event(kind)?.description ?? "\(kind.name) 2 hours"
      var arguments = ["--event", event]
      if event.hasPrefix("updated") { arguments += ["--set", "loanAmount=1"] }
      let folder = try Folder()
      let file = try folder.write("ann.yaml", Self.lead)
      let run = try await CommandRun(
        all: ["explain", Self.rules, "--lead", file, "--at", "2026-01-13T20:41:00Z", "--format", "json"] + arguments)
      #expect(run.code == 0)
      #expect(run.errors.isEmpty)
      let json = try #require(try JSONSerialization.jsonObject(with: Data(run.out.utf8)) as? [String: Any])
      let events = try #require(json["events"] as? [[String: Any]]).compactMap { $0["event"] as? String }
      #expect(events.contains(event))
    }

    @Test func `a custom event is asked for with its fields`() async throws {
      let run = try await explain("--event", "custom rateDropped", "--set", "newRate=3.5")
      #expect(run.code == 0)
      #expect(run.out.contains(#"{"custom":{"event":"rateDropped","fields":{"newRate":3.5}}}"#))
      #expect(run.out.contains("rateDropped, as a lead of type 'Remortgage':"))
    }

    @Test func `a report says everything`() async throws {
      let run = try await explain("--report", #"{"emailClicked": {"message": "m", "link": "https://a.example/rates"}}"#)
      #expect(run.code == 0)
      #expect(run.out.contains("event.link contains '/rates': yes, it was"))
    }

    @Test func `an event that this lead cannot come to is said so`() async throws {
      let run = try await explain("--event", "emailOpened", "--set", "likelyMachine=true")
      #expect(run.code == 0)
      #expect(run.out.contains("Email Opened is not raised for this lead."))
    }

    @Test func `an appointment of the lead's is the one that is asked about`() async throws {
      let run = try await explain(
        "--event", "appointmentBefore 1 day",
        lead: """
          lead: { type: Remortgage, contact: { firstName: Ann, mobile: "07700 900123" } }
          appointments: [{ id: visit, start: "2026-01-14T20:41:00Z" }]
          """)
      #expect(run.code == 0)
      #expect(run.out.contains("Appointment 1 day Before: appointment visit at 2026-01-14 20:41:00"))
    }

    @Test(
      arguments: [
        (["--event", "recievedOther"], "Did you mean 'receivedOther'?"),
        (["--event", "User Changed"], "Did you mean 'userChanged'?"),
        (["--event", "appointmentBefore"], "needs a period"), (["--event", "custom"], "There is no event 'custom'"),
        (["--event", "custom nothing"], "There is no custom event 'nothing'"),
        (["--event", ""], "There is no event ''"), (["--event", "updated"], "Say what, such as --set"),
        (["--event", "updated", "--set", "loanAmont=1"], "Did you mean 'loanAmount'?"),
        (["--event", "updated", "--set", "loanAmount=much"], "holds a number"),
        (["--event", "updated", "--set", "=1"], "is no NAME=VALUE"),
        (["--event", "statusChanged", "--to", "Nwe"], "Did you mean 'New'?"),
        (["--event", "statusChanged", "--from", "Nwe"], "Did you mean 'New'?"),
        (["--event", "received", "--from", "New"], "changes nothing that was something before"),
        (["--event", "received", "--set", "rain=1"], "There is no key 'rain' in a receipt."),
        (["--event", "referred", "--to", "nobody"], "There is no partner 'nobody'"),
        (["--event", "received", "--fact", "x=1"], "declares no fact 'x'"), ([], "one of --event and --report"),
        (["--event", "received", "--report", "{}"], "one of --event and --report"),
        (["--report", "{"], "--report:1:2: "),
        (["--report", "[]"], "an object is wanted"), (["--report", "{}"], "does not say what happened"),
        (["--report", #"{"rain": {}}"#], "Nothing that happens to a lead is called 'rain'."),
        (["--report", #"{"appointmentStarted": {"id": "x"}}"#], "has no appointment 'x'"),
        (["--event", "received", "--at", "noon"], "'noon' is no time"),
      ] as [([String], String)])
    func `what cannot be asked is refused with the reason`(_ arguments: [String], _ reason: String) async throws {
      let folder = try Folder()
      let file = try folder.write("ann.yaml", Self.lead)
      let run = try await CommandRun(all: ["explain", Self.rules, "--lead", file] + arguments)
      #expect(run.code == 2)
      #expect(run.out.isEmpty)
      #expect(run.errors.contains(reason), "\(run.errors)")
    }

    @Test(
      arguments: [
        ("type: Remorgage", "ann.yaml:1:7: type: There is no lead type 'Remorgage'."),
        ("type: Remortgage\nstatus: Nwe", "ann.yaml:2:9: status: There is no status 'Nwe'."),
        ("lead:\n  type: Remortgage\n  colour: red", "ann.yaml:3:11: lead.colour: There is no key 'colour' in a lead."),
        ("contact: {}", "The key 'type' is missing in a lead."), ("- 1", "A lead is wanted, not a list."),
        ("occurrences: []", "That is a file of leads, and a lead is wanted."),
        ("type: Remortgage\nfields: {loanAmount: lots}", "ann.yaml:2:22: fields.loanAmount: "),
      ])
    func `a lead with a mistake is refused at its line and column`(_ lead: String, _ reason: String) async throws {
      for event in ["statusChanged", "received"] {
        let run = try await explain("--event", event, "--set", "x=1", lead: lead)
        #expect(run.code == 2)
        #expect(run.out.isEmpty)
        #expect(run.errors.contains(reason), "\(run.errors)")
      }
    }
  }
#endif
