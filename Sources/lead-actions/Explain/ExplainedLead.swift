#if CommandLine
  import LeadActions

  /// The lead of a file: itself as a file of leads writes it, with its id, or what its adoption carries.
  struct ExplainedLead {
    let id: LeadID
    /// The lead, without its id.
    let lead: PlainValue
    /// What `adopted` carries.
    let adoption: PlainValue
    private let file: InputFile
    private let document: PlainDocument
    /// Whether the lead stands under the key `lead`, beside its appointments.
    private let isWithin: Bool

    init(_ file: InputFile) throws(CommandFailure) {
      let (value, document) = try file.value(of: .lead)
      guard case .object(var members) = value else {
        throw CommandFailure(file.name, "A lead is wanted, not \(value.words).", mend: Self.mend)
      }
      let id = members.removeValue(forKey: "id")
      isWithin = members["lead"] != nil
      switch id {
      case .text(let text)?: self.id = LeadID(text)
      case .number(let number)?: self.id = LeadID(FieldValue.number(number).description)
      default: self.id = 1
      }
      lead = members["lead"] ?? .object(members)
      adoption = isWithin ? .object(members) : .object(["lead": .object(members)])
      self.file = file
      self.document = document
    }

    /// Another lead, which this one may repeat.
    var another: LeadID { id == 1 ? 2 : 1 }

    private static let mend = #"Write one such as {"type": "Remortgage", "contact": {"firstName": "Ann"}}."#

    /// A member of the lead.
    subscript(key: String) -> PlainValue? {
      guard case .object(let members) = lead, let value = members[key], value != .null else { return nil }
      return value
    }

    func text(_ key: String) -> String? { if case .text(let text)? = self[key] { text } else { nil } }

    /// The first of its appointments.
    var appointment: [String: PlainValue]? {
      guard case .object(let members) = adoption, case .list(let list)? = members["appointments"],
        case .object(let appointment)? = list.first
      else { return nil }
      return appointment
    }

    /// The adoption with another appointment, where it has none.
    func adoption(with appointment: [String: PlainValue]) -> PlainValue {
      guard self.appointment == nil, case .object(var members) = adoption else { return adoption }
      members["appointments"] = .list([.object(appointment)])
      return .object(members)
    }

    /// Problems at their places in the file, where they are about the lead; the others are about what happened.
    func failure(_ problems: [InputProblem]) -> CommandFailure {
      let located = problems.compactMap { problem in
        place(problem.place).map { place in
          var problem = problem
          problem.place = place
          return problem.marked(by: document)
        }
      }
      if !located.isEmpty { return CommandFailure(file, located) }
      return CommandFailure(
        problems: problems.map { problem in
          var problem = problem
          problem.place =
            Self.prefixes.first { problem.place.hasPrefix($0) }
            .map { String(problem.place.dropFirst($0.count)).droppingDot } ?? problem.place
          return problem
        })
    }

    private static let prefixes = ["occurrences[1]", "occurrences[0]"]

    private func place(_ place: String) -> String? {
      for prefix in ["occurrences[0].adopted", "occurrences[0].received"] where place.hasPrefix(prefix) {
        let rest = String(place.dropFirst(prefix.count)).droppingDot
        if isWithin && prefix.hasSuffix("adopted") { return rest }
        guard rest.hasPrefix("lead") else { return nil }
        return isWithin ? rest : String(rest.dropFirst(4)).droppingDot
      }
      return nil
    }
  }

  extension String {
    fileprivate var droppingDot: String { hasPrefix(".") ? String(dropFirst()) : self }
  }
#endif
