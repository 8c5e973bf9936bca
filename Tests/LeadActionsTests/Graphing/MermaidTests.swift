import LeadActions
import Testing

@Suite struct MermaidTests {
  @Test func `a small book is drawn whole`() {
    let book = RuleBook("B") {
      LeadGroup("G") {
        LeadType("T") {
          LeadStatus("Hot", progress: .qualified)
          Rule("heat", on: .received, when: { $0.source == "web" }) { ChangeStatus(to: "Hot") }
          Rule("old", on: .received) { StopWorkflow() }.off
          Rule("chase", on: .statusChanged) { StartWorkflow("w") }
        }
      }
      LeadWorkflow("w") { Wait(.days(2)) }
    }
    let finding = Finding(
      FindingCode(rawValue: "LA101"), .error, at: "leadGroups[0] 'G'.types[0] 'T'.rules[2] 'chase'", "Wrong.", why: "w",
      mend: "m")
    #expect(
      RuleGraph(book, findings: [finding]).mermaid().split(separator: "\n").filter { !$0.contains("classDef") }
        .joined(separator: "\n") == """
          flowchart LR
            subgraph t0["T"]
              t0e0(["Received"])
              t0r0["heat<br/>1. Change the status to 'Hot'"]
              t0i0(["Qualified"])
              t0r1["old (switched off)<br/>1. Stop any running workflow"]
              t0e1(["Status Changed"])
              t0r2["chase<br/>1. Start the workflow 'w'<br/>⚠ LA101#58; Wrong."]
              t0w0[["w<br/>1. Wait 2 days"]]
            end
            t0e0 -->|"if source is 'web'"| t0r0
            t0r0 -->|"Change Status"| t0e1
            t0r0 -->|"Change Status"| t0i0
            t0e0 -.-> t0r1
            t0e1 --> t0r2
            t0r2 -->|"Start Workflow"| t0w0
            class t0r2 error
            class t0e0,t0e1 event
            class t0i0 idle
            class t0r1 off
            class t0w0 workflow
          """)
  }

  @Test(arguments: hostileNames) func `whatever an author types stays within its label`(_ name: String) {
    let chart = RuleGraph(hostileBook(name)).mermaid()
    // A plain name of the same book gives the same lines but for what stands in quotes.
    func skeleton(_ chart: String) -> String {
      var (kept, isInLabel) = ("", false)
      for character in chart {
        if character == "\"" { isInLabel.toggle() }
        if !isInLabel { kept.append(character) }
      }
      return kept
    }
    #expect(skeleton(chart) == skeleton(RuleGraph(hostileBook("plain")).mermaid()))
    #expect(!chart.contains("%%"))
    #expect(!chart.unicodeScalars.contains { $0.properties.isBidiControl })
  }

  @Test func `one lead type is drawn alone, without lines to others`() {
    let chart = GraphBook.graph.mermaid(of: "Car")
    #expect(chart.contains("subgraph t1[\"Car\"]"))
    #expect(!chart.contains("t0"))
    #expect(GraphBook.graph.mermaid().contains("t0r9 -->|\"Change Lead Type\"| t1\n"))
  }
}

let hostileNames = [
  "</script><script>alert(1)</script>", "\" onload=\"x", "'); drop", "<!--", "-->", "]]>", "&lt;b&gt;",
  "\u{202E}evil\u{202C}",
  "👩‍👩‍👧 ✓", "%%{init: {}}%%", "`code`", "end", "a\nb\u{2028}c\u{0}", "#quot;", "subgraph x[\"y\"]", "{{x}} ${y}",
  "style x fill:#fff;", String(repeating: "long ", count: 400),
]

/// A book in which one name stands wherever an author can type.
func hostileBook(_ name: String) -> RuleBook {
  RuleBook(
    name, users: [UserName(name)], groups: [GroupName(name)], partners: [PartnerName(name)],
    customEvents: [CustomEventName(name): [:]],
    leadGroups: [
      LeadGroup(
        LeadGroupName(name),
        types: [
          LeadType(
            LeadTypeName(name), referralMethod: .deliverManually, statuses: [LeadStatus(StatusName(name))],
            rules: [
              Rule(
                RuleID(name), on: .custom(CustomEventName(name)),
                when: .all([
                  .field(FieldName(name), .compare(.equals, .text(name))),
                  .any([.field("status", .text(.contains(name), ignoringCase: true)), .not(.field("id", .oneOf([])))]),
                ]),
                do: [
                  .assignToUser(AssignToUser(.group(GroupName(name), by: StrategyName(name)))),
                  .changeStatus(ChangeStatus(to: StatusName(name))),
                  .contactCustomer(ContactCustomer(by: .letter, template: TemplateName(name))),
                  .startWorkflow(StartWorkflow(WorkflowName(name))), .webhook(PostWebhook(name)),
                  .taskUser(TaskUser(.user(UserName(name)), title: name, notes: name, due: .days(1))),
                  .custom(CustomAction(ActionName(name), .object([name: .list([.text(name), .null])]))),
                  .refer(Refer(to: PartnerName(name), again: true)),
                ]),
              Rule("next", on: .statusChanged, do: [.changeStatus(ChangeStatus(to: StatusName(name)))]),
            ])
        ])
    ], workflows: [LeadWorkflow(WorkflowName(name), steps: [.action(ChangeStatus(to: StatusName(name)))])])
}
