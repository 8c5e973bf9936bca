#if Callbacks
  import Foundation

  /// A key or password as a provider shows it; it never appears in a description.
  public struct ProviderSecret: Hashable, Sendable {
    let bytes: Data

    /// Fails for an empty text, such as that of a setting which was forgotten: anybody could sign with it.
    public init?(_ text: String) {
      guard !text.isEmpty else { return nil }
      bytes = Data(text.utf8)
    }
  }

  extension ProviderSecret: CustomStringConvertible, CustomReflectable {
    public var description: String { "a secret" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
  }
#endif
