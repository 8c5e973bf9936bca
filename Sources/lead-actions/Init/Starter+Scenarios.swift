#if CommandLine
  import LeadActions
  import LeadActionsTesting

  extension Starter {
    static let scenarios = Starter(
      name: "scenarios", kind: .scenarios,
      yaml: """
        # What is given, what happens, and what is expected then. A message or a change that nobody expects fails.
        #
        #   lead-actions test rules.yaml scenarios.yaml

        given:
          now: 2026-03-02T09:00:00Z
          lead:
            type: Garden room
            contact: { firstName: Cara, lastName: Dunn, email: cara@example.com, mobile: "07700 900123" }
            fields: { budget: 25000 }

        scenarios:
          - name: a lead from the web is assigned, welcomed and chased
            steps:
              - when: { received: { from: webForm } }
                then:
                  emails:
                    - { to: customer, text: { contains: Ann Baker will call you } }
                  tasks:
                    - { for: ann, title: Call Cara Dunn about 25000 }
                  lead: { user: ann, workflow: chase }
              - advance: 3 days
                then:
                  emails:
                    - { to: customer, subject: "Still thinking about it?" }
                  lead: { workflow: null }

          - name: nobody chases once somebody has spoken to them
            steps:
              - given: { received: { from: webForm } }
              - when: { statusChanged: { to: Spoken to } }
                then:
                  raised: [contacted]
                  lead: { status: Spoken to, progress: contacted, workflow: null }
              - advance: 1 week
                then: { nothing: true }

        """)
  }
#endif
