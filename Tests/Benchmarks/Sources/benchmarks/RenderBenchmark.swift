import LeadActions

/// An email of one kilobyte with a dozen variables, parsed once, its values looked up by number.
enum RenderBenchmark {
  static func run() throws {
    let source = """
      Dear {{title}} {{lastName}},

      Thank you for asking us about your {{purpose}} of {{loanAmount}} pounds. {{user}} has been looking after customers
      in {{town}} for many years, and will call you on {{phone}} before the end of the next working day to talk about
      what you need, to look at what the lenders offer today, and to find the one that suits you best.

      If you would rather write, answer this email or send one to {{user.email}}; whatever you send reaches {{user}}
      and nobody else. Please have your last three payslips, your last statement and some proof of address at hand, for
      the lenders will ask us for them. Your reference is {{id}}, and the deal you were looking at ends in {{term}} months.

      You can change or cancel the appointment whenever you want: all it takes is a line to us, or a call to the number
      below, at any time of the day. We will never hand your details to anybody without asking you first.

      With kind regards from all of us at the office in the High Street, and looking forward to speaking to you soon,

      {{user}}
      {{company}}
      """
    let template = LinkedTemplate(try MustacheTemplate(source))
    let values: [String: TemplateValue] = [
      "title": "Ms", "lastName": "O'Smith", "purpose": "remortgage", "loanAmount": 250_000, "town": "Leeds",
      "phone": "020 7946 0000", "user": "Ann Baker", "user.email": "ann@example.com", "id": "1000001", "term": 18,
      "company": "Brokers & Sons",
    ]
    let slots = template.paths.map { values[$0] ?? .unset }
    let length = template.render(escaping: .html) { slots[$0] }.text.utf8.count
    var total = 0
    measure("render (\(length) bytes, \(slots.count) variables)", count: 100_000) {
      total &+= template.render(escaping: .html) { slots[$0] }.text.utf8.count
    }
    precondition(total > 0)
  }
}
