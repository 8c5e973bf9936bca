/// A variable that a template reads, with the ways in which it does.
public struct TemplateVariable: Hashable, Sendable {
  /// The names from the root to the value; empty for `{{.}}`, the root itself.
  public let parts: [String]
  /// The names with dots between, as the template has them.
  public let path: String
  /// Everything the template does with the variable.
  public internal(set) var uses: Uses
  /// Whether the template reads it somewhere outside every section, so that it can only mean the root's.
  ///
  /// Within a section a name means the section's own member first, and the root's only if there is none; what it will
  /// be cannot be known before rendering.
  public internal(set) var isReadOutsideSections: Bool
  /// The partial in which it stands first, or nothing if that is the template itself.
  public internal(set) var partial: String?
  /// The line in which it stands first, counted from 1.
  public let line: Int
  /// Where in that line its tag begins, counted from 1 in Unicode scalars.
  public let column: Int

  /// The ways in which a template can read a variable.
  public struct Uses: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Its text is shown.
    public static let printed = Uses(rawValue: 1)
    /// A section is rendered with it if it is true, or for each of its items.
    public static let section = Uses(rawValue: 2)
    /// A section is rendered if it is false.
    public static let inverted = Uses(rawValue: 4)
  }

  var isImplicit: Bool { parts.isEmpty }

  /// Whether the root may be asked for it; `{{.}}` within a section means the section's value.
  var canMeanRoot: Bool { !isImplicit || isReadOutsideSections }
}
