extension Action {
  /// The texts in the action itself that are rendered for each lead, as templates are.
  var inlineTexts: [String] {
    switch self {
    case .appointment(let it): [it.title].compactMap { $0 }
    case .form(let it): [it.title].compactMap { $0 }
    case .journey(let it): [it.title].compactMap { $0 }
    case .taskUser(let it): [it.title, it.notes].compactMap { $0 }
    default: []
    }
  }
}
