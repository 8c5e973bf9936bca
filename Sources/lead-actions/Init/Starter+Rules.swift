#if CommandLine
  import LeadActions

  extension Starter {
    static let rules = Starter(
      name: "rules", kind: .ruleBook,
      yaml: """
        # When this happens to a lead of this type, and this condition holds, do that.
        #
        #   lead-actions check rules.yaml                 what will go wrong
        #   lead-actions test rules.yaml scenarios.yaml   whether it does what you expect
        #   lead-actions play rules.yaml leads.yaml       what it does to leads
        #   lead-actions graph rules.yaml -o rules.html   what leads to what

        name: Garden Rooms
        version: 1

        # Names that rules use. Who they are stands in the directory below, or in your own system.
        users: [ann, ben]
        groups: [sales]

        # Fields that your leads have beside name, email, mobile and so on: text, number, date or flag.
        fields:
          budget: number

        leadGroups:
          - name: Enquiries
            types:
              - name: Garden room
                zone: Europe/London
                # A status with a progress moves the lead on; each progress happens once.
                statuses:
                  - New
                  - { name: Spoken to, progress: contacted }
                  - { name: Ordered, progress: converted }
                  - { name: Not interested, progress: closed }

                rules:
                  # A lead comes in by a web form. Assign to User acts first within its event, so that the email can
                  # say who will call.
                  - id: assign and welcome
                    on: receivedOther
                    do:
                      - assignToUser: { to: { group: sales, by: sequential } }
                      - contactCustomer: { by: email, template: welcome }
                      - startWorkflow: { workflow: chase }

                  # A user has added the lead by hand, and knows of it.
                  - id: thank for the call
                    on: receivedUser
                    do:
                      - contactCustomer: { by: email, template: thanks }

                  # Whenever somebody is assigned to a lead with a large budget.
                  - id: call large budgets today
                    on: userChanged
                    when: { field: budget, atLeast: 20000 }
                    do:
                      - taskUser: { to: assigned user, title: "Call {{fullName}} about {{budget}}", due: 4 hours }

                  - id: remind of the visit
                    on: appointmentBefore 1 day
                    do:
                      - contactCustomer: { by: text, template: reminder }

                  # Once somebody has spoken to them, nobody chases.
                  - id: stop chasing
                    on: contacted
                    do:
                      - stopWorkflow

        # Steps that wait and act, one after the other; a condition can leave a step out.
        workflows:
          - name: chase
            steps:
              - wait: 3 days
              - do: { contactCustomer: { by: email, template: still there } }
                when: { field: progress, isSet: false }

        # {{firstName}} is a field of the lead, {{user}} the name of whom it is assigned to.
        templates:
          - name: welcome
            email:
              subject: Your garden room
              text: |
                Hello {{firstName}},

                thank you for asking. {{user}} will call you.
          - name: thanks
            email:
              subject: Your garden room
              text: |
                Hello {{firstName}},

                it was good to talk to you.
          - name: still there
            email:
              subject: Still thinking about it?
              text: |
                Hello {{firstName}},

                we tried to reach you. When may we call?
          - name: reminder
            text: We see you on {{appointment.start.day}} at {{appointment.start.time}}.

        # Who is there. A server gives its own directory instead.
        directory:
          users:
            ann: { displayName: Ann Baker, email: ann@example.com }
            ben: { displayName: Ben Cole, email: ben@example.com }
          groups:
            sales: [ann, ben]

        """)
  }
#endif
