#if CommandLine
  import LeadActions

  extension Starter {
    static let leads = Starter(
      name: "leads", kind: .leads,
      yaml: """
        # Leads and what happens to them, each with its time:
        #
        #   lead-actions play rules.yaml leads.yaml --lead 1

        occurrences:
          - at: 2026-03-02T09:15:00Z
            lead: 1
            received:
              from: webForm
              lead:
                type: Garden room
                contact: { firstName: Cara, lastName: Dunn, email: cara@example.com, mobile: "07700 900123" }
                fields: { budget: 25000 }

          - at: 2026-03-02T11:40:00Z
            lead: 2
            received:
              from: user
              lead:
                type: Garden room
                user: ben
                contact: { firstName: Dev, email: dev@example.com }

          - at: 2026-03-03T10:05:00Z
            lead: 1
            statusChanged: { to: Spoken to }

          - at: 2026-03-03T10:10:00Z
            lead: 1
            appointmentCreated: { id: visit, start: 2026-03-06T14:00:00Z }

        """)
  }
#endif
