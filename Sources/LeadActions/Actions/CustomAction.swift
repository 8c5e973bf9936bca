import Foundation

/// An action of a kind that the host defines, its settings kept as the file has them.
///
/// Any tool can read a rule book with it; the settings are read when the book is compiled against the performers.
public struct CustomAction: Hashable, Sendable {
  public var name: ActionName
  public var settings: PlainValue

  public init(_ name: ActionName, _ settings: PlainValue = .object([:])) {
    self.name = name
    self.settings = settings
  }

  /// Settings that cannot be encoded become `null`, which the performer's kind refuses when the book is compiled.
  public init<Settings: CustomActionSettings>(_ settings: Settings) {
    name = Settings.actionName
    let encoder = JSONEncoder()
    let decoder = JSONDecoder()
    self.settings = (try? decoder.decode(PlainValue.self, from: encoder.encode(settings))) ?? .null
  }

  /// The settings as their own type has them.
  ///
  /// - Throws: a `DecodingError` where they are not of that type.
  func decoded<Settings: CustomActionSettings>(as type: Settings.Type) throws -> Settings {
    try JSONDecoder().decode(type, from: JSONEncoder().encode(settings))
  }
}
