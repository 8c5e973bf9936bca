public import LeadActions

/// Why a scenario failed: everything that was not as expected, each with the place that expected it.
///
/// Its description is what a test shows, in Swift Testing and in XCTest alike.
public struct ScenarioFailure: Error, Hashable, Sendable {
  /// One thing that was not as expected.
  public struct Item: Hashable, Sendable, Codable {
    /// Where it was expected, such as `MortgageTests/HazardTests.swift:42` or `scenarios[0] 'web lead'.steps[1].then`.
    public var place: String
    /// Line and column of the place, where it stands in a file that was read.
    public var mark: SourceMark?
    /// In one line, such as `The events are others.`
    public var message: String
    /// What differs: lines behind `-` were expected, lines behind `+` were found, the others are in both.
    public var difference: [String]

    public init(place: String, message: String, difference: [String] = []) {
      self.place = place
      self.message = message
      self.difference = difference
    }
  }

  /// Never empty.
  public let items: [Item]

  public init(_ items: [Item]) { self.items = items }
}

extension ScenarioFailure: CustomStringConvertible {
  public var description: String { items.map(\.description).joined(separator: "\n") }
}

extension ScenarioFailure.Item: CustomStringConvertible {
  public var description: String {
    (["\(mark.map { "\($0), " } ?? "")\(place): \(message)"] + difference.map { "    \($0)" }).joined(separator: "\n")
  }
}

/// Where something is said in a test or in a file.
struct Site: Hashable, Sendable {
  var text: String

  init(_ text: String) { self.text = text }
  init(_ file: StaticString, _ line: UInt) { text = "\(file):\(line)" }
}
