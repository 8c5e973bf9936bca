#if SMTP
  import LeadActions

  /// What is wrong with the settings of a mail transport.
  @nonexhaustive
  public enum SMTPSettingsProblem: Error, Hashable, Sendable {
    case host(String)
    case port(Int)
    case greetingName(String)
    case sender(String)
    case returnAddress(String)
    case domain(String)
    /// A user name or a password with a NUL, or an empty user name.
    case login
    /// A login over a connection that is not encrypted.
    case loginUnencrypted
    case roots(file: String, reason: String)
    case encryption(reason: String)
  }

  extension SMTPSettingsProblem: CustomStringConvertible {
    public var description: String {
      switch self {
      case .host(let host): "\(host.inQuotes) is no host: give a name such as 'smtp.example.com', or an IP address"
      case .port(let port): "\(port) is no port: give one from 1 to 65535, such as 587"
      case .greetingName(let name): "\(name.inQuotes) is no name to greet a server with: give this machine's, or none"
      case .sender(let address): "The sender \(address.inQuotes) is no email address"
      case .returnAddress(let address): "The return address \(address.inQuotes) is no email address"
      case .domain(let domain):
        "\(domain.inQuotes) is no domain to name emails by: give one such as 'example.com', or none for the sender's"
      case .login: "The login's user name is empty, or has a character NUL in it"
      case .loginUnencrypted:
        "A login needs encryption: set the security to .startTLS or .tls, or where the way to the server is safe "
          + "otherwise, to .unencrypted(allowsLogin: true)"
      case .roots(let file, let reason): "The file of roots \(file.inQuotes) cannot be used: \(reason)"
      case .encryption(let reason): "Encryption cannot be set up: \(reason)"
      }
    }
  }
#endif
