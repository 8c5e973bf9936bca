#if SMTP
  public import LeadActions

  /// A password, or where it is to be had; it does not show in descriptions.
  public struct SMTPPassword: Sendable {
    private enum Place: Sendable {
      case here(String)
      case source(SecretName, any SecretSource, TenantName)
    }

    private let place: Place

    public static func fixed(_ password: String) -> Self { Self(place: .here(password)) }

    /// Asked for whenever a connection is opened, so that a new password is taken up by itself.
    public static func secret(
      _ name: SecretName, from source: any SecretSource, of tenant: TenantName = .only
    ) -> Self {
      Self(place: .source(name, source, tenant))
    }

    func value() async throws(SMTPPasswordProblem) -> String {
      switch place {
      case .here(let password): return password
      case .source(let name, let source, let tenant):
        let value: String?
        // The source's error is left out, since it may hold anything.
        do { value = try await source.value(of: name, tenant: tenant) } catch { throw .unreadable(name) }
        guard let value else { throw .unknown(name) }
        return value
      }
    }
  }

  extension SMTPPassword: CustomStringConvertible, CustomReflectable {
    public var description: String { "a password" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
  }

  /// Why there is no password to log in with.
  package enum SMTPPasswordProblem: Error, Hashable, Sendable {
    case unknown(SecretName)
    case unreadable(SecretName)
  }

  extension SMTPPasswordProblem: CustomStringConvertible {
    package var description: String {
      switch self {
      case .unknown(let name): "The secret source does not have the mail server's password, \(name.inQuotes); add it"
      case .unreadable(let name): "The mail server's password, \(name.inQuotes), could not be read"
      }
    }
  }
#endif
