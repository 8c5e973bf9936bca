/// Gives the values of secrets that webhooks' URLs name.
///
/// ### Implementation requirements
/// - Answer none for a secret that does not exist, which makes a dead letter, and throw where it cannot be read now, which
///   makes a retry. A value that is empty is none.
/// - Be quick, or keep values at hand: the value is asked for at each sending and is not kept.
///
/// ### A fake
///
///     struct FixedSecrets: SecretSource {
///       var values: [SecretName: String]
///       func value(of name: SecretName, tenant: TenantName) async throws -> String? { values[name] }
///     }
public protocol SecretSource: Sendable {
  func value(of name: SecretName, tenant: TenantName) async throws -> String?
}

/// Why a webhook's URL could not be completed; it never holds a secret's value.
@nonexhaustive
public enum SecretProblem: Error, Hashable, Sendable {
  /// The source has no such secret or an empty one, or there is no source.
  case unknown(SecretName)
  /// The source threw; its error is left out, since it may hold anything.
  case unreadable(SecretName)
  /// A `${` that nothing closes, or with nothing inside.
  case unclosed
}

extension SecretProblem: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknown(let name):
      "The webhook's URL names secret \(name.inQuotes), which the secret source does not have; add it, then send it again"
    case .unreadable(let name): "Secret \(name.inQuotes), which the webhook's URL names, could not be read"
    case .unclosed: "The webhook's URL has a '${' without a name and '}' behind it; write '${NAME}' in the rule book"
    }
  }
}
