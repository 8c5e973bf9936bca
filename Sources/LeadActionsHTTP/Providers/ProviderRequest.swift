#if HTTP
  /// How a provider is asked to send a message: the request as a template, and what its answers mean.
  public struct ProviderRequest: Hashable, Sendable {
    public var url: SecretText
    public var credentials: ProviderCredentials
    /// Beside the content type and the credentials.
    public var headers: [ProviderHeader]
    public var body: ProviderBody
    public var answers: AnswerRules
    /// Whether the provider recognises a repeat by what the request has from the delivery's id, such as an idempotency
    /// key. Where it does not, a lost answer is uncertain.
    public var recognisesRepeats: Bool
    /// The most bytes of a request that the provider takes.
    public var sizeLimit: Int

    public init(
      url: SecretText, credentials: ProviderCredentials = .none, headers: [ProviderHeader] = [], body: ProviderBody,
      answers: AnswerRules = AnswerRules(), recognisesRepeats: Bool = false, sizeLimit: Int = 10_000_000
    ) {
      self.url = url
      self.credentials = credentials
      self.headers = headers
      self.body = body
      self.answers = answers
      self.recognisesRepeats = recognisesRepeats
      self.sizeLimit = sizeLimit
    }
  }

  /// How a provider knows its customer.
  @nonexhaustive
  public enum ProviderCredentials: Hashable, Sendable {
    case none
    /// `Authorization: Bearer …`
    case bearer(SecretText)
    /// `Authorization: Basic …` (RFC 7617)
    case basic(user: SecretText, password: SecretText)
    /// A header of the provider's own.
    case header(String, SecretText)
  }

  public struct ProviderHeader: Hashable, Sendable {
    @nonexhaustive
    public enum Value: Hashable, Sendable {
      case text(SecretText)
      /// Left out where the variable has no value.
      case optional(ProviderVariable)
    }

    public var name: String
    public var value: Value

    public init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }
  }

  @nonexhaustive
  public enum ProviderBody: Hashable, Sendable {
    case json(JSONTemplate)
    /// Form-encoded.
    case form([FormMember])

    public struct FormMember: Hashable, Sendable {
      @nonexhaustive
      public enum Value: Hashable, Sendable {
        case text(String)
        /// Such as an account's key, of providers that want it in the body.
        case secret(SecretText)
        case value(ProviderVariable)
        /// Left out where the variable has no value.
        case optional(ProviderVariable)
      }

      public var name: String
      public var value: Value

      public init(_ name: String, _ value: Value) {
        self.name = name
        self.value = value
      }
    }

    /// The texts in it that may hold secrets.
    var secrets: [SecretText] {
      switch self {
      case .json(let template): template.secrets
      case .form(let members):
        members.compactMap { if case .secret(let text) = $0.value { text } else { nil } }
      }
    }
  }
#endif
