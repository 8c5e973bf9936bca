#if YAML
  import Foundation
  import LeadActions
  import LeadActionsYAML

  /// A rule book such as a rule author writes it by hand.
  enum SmallYAML {
    static let text = """
      # Mortgages
      name: Mortgages
      version: 3
      users: [ann]
      groups: [brokers]
      leadGroups:
        - name: Mortgages
          types:
            - name: Remortgage
              zone: Europe/London
              statuses:
                - New
                - name: Hot
                  progress: qualified
              rules:
                - id: assign web leads
                  on: receivedOther
                  do:
                    - assignToUser: { to: { group: brokers } }
                    - contactCustomer: { by: email, template: welcome }
                - id: hot
                  on: updated
                  when: { field: status, equals: Hot }
                  do: notifyUserByEmail
      templates:
        - name: welcome
          email:
            subject: Hello {{firstName}}
            text: |
              {{user}} will call you.

              Your brokers
      """

    static let json = #"""
      {"name": "Mortgages", "version": 3, "users": ["ann"], "groups": ["brokers"],
       "leadGroups": [{"name": "Mortgages", "types": [{"name": "Remortgage", "zone": "Europe/London",
         "statuses": ["New", {"name": "Hot", "progress": "qualified"}],
         "rules": [
           {"id": "assign web leads", "on": "receivedOther", "do": [
             {"assignToUser": {"to": {"group": "brokers"}}},
             {"contactCustomer": {"by": "email", "template": "welcome"}}]},
           {"id": "hot", "on": "updated", "when": {"field": "status", "equals": "Hot"}, "do": "notifyUserByEmail"}]}]}],
       "templates": [{"name": "welcome", "email": {"subject": "Hello {{firstName}}",
         "text": ["{{user}} will call you.", "", "Your brokers"]}}]}
      """#

    /// The problems of a text, as one line each.
    static func problems(_ yaml: String) -> [String] { refusal(yaml).map(\.description) }

    static func refusal(_ yaml: String) -> [InputProblem] { refusal(Data(yaml.utf8)) }

    static func refusal(_ yaml: Data) -> [InputProblem] {
      do {
        _ = try RuleBook(validatingYAML: yaml)
        return []
      } catch {
        return error.problems
      }
    }

    /// What a text holds, by itself.
    static func value(_ yaml: String) -> PlainValue? {
      let document = PlainDocument(yaml: Data(yaml.utf8), of: .ruleBook)
      return document.problems.isEmpty ? document.value : nil
    }
  }
#endif
