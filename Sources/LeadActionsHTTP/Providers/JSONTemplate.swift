#if HTTP
  import LeadActions

  /// A JSON value with places that are filled from a message.
  ///
  /// A place is filled with a whole value, never by putting texts together, so that nothing a message says can change the
  /// request's form.
  ///
  ///     ["to": .value(.toAddress), "reply_to": .optional(.replyToAddress), "track": true]
  @nonexhaustive
  public indirect enum JSONTemplate: Hashable, Sendable {
    case text(String)
    /// Such as an account's key, of providers that want it in the body.
    case secret(SecretText)
    case number(Double)
    case flag(Bool)
    /// The variable's text, be it empty.
    case value(ProviderVariable)
    /// The variable's text; left out where there is none.
    case optional(ProviderVariable)
    /// The template, where the variable has a value; left out otherwise.
    case when(ProviderVariable, JSONTemplate)
    case list([JSONTemplate])
    case object([Member])
    /// A list with the template filled for each element; left out where there is none.
    case each(ProviderList, JSONTemplate)
    /// An object with a member for each element, of its `name` and its `value`; left out where there is none.
    case members(ProviderList)

    public struct Member: Hashable, Sendable {
      public var key: String
      public var value: JSONTemplate

      public init(_ key: String, _ value: JSONTemplate) {
        self.key = key
        self.value = value
      }
    }
  }

  extension JSONTemplate {
    /// The texts in it that may hold secrets.
    var secrets: [SecretText] {
      switch self {
      case .secret(let text): [text]
      case .when(_, let template), .each(_, let template): template.secrets
      case .list(let elements): elements.flatMap(\.secrets)
      case .object(let members): members.flatMap(\.value.secrets)
      case .text, .number, .flag, .value, .optional, .members: []
      }
    }

    /// The value filled in; nothing where it is left out.
    func filled(from values: ProviderValues) -> PlainValue? {
      switch self {
      case .text(let text): return .text(text)
      case .secret(let text): return .text(values.secrets[text] ?? "")
      case .number(let number): return .number(number.isFinite ? number : 0)
      case .flag(let flag): return .flag(flag)
      case .value(let variable): return .text(values[variable])
      case .optional(let variable): return values[variable].isEmpty ? nil : .text(values[variable])
      case .when(let variable, let template): return values[variable].isEmpty ? nil : template.filled(from: values)
      case .list(let elements): return .list(elements.compactMap { $0.filled(from: values) })
      case .object(let members):
        let filled = members.compactMap { member in member.value.filled(from: values).map { (member.key, $0) } }
        return .object(Dictionary(filled) { $1 })
      case .each(let list, let template):
        let elements = (values.lists[list] ?? []).compactMap { template.filled(from: values.with($0)) }
        return elements.isEmpty ? nil : .list(elements)
      case .members(let list):
        let members = (values.lists[list] ?? []).map { ($0[.name] ?? "", PlainValue.text($0[.value] ?? "")) }
        return members.isEmpty ? nil : .object(Dictionary(members) { $1 })
      }
    }
  }

  extension JSONTemplate: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self = .text(value) }
  }

  extension JSONTemplate: ExpressibleByBooleanLiteral {
    public init(booleanLiteral value: Bool) { self = .flag(value) }
  }

  extension JSONTemplate: ExpressibleByArrayLiteral {
    public init(arrayLiteral elements: JSONTemplate...) { self = .list(elements) }
  }

  extension JSONTemplate: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, JSONTemplate)...) {
      self = .object(elements.map { Member($0.0, $0.1) })
    }
  }
#endif
