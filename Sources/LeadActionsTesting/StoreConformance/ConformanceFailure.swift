import LeadActions

/// A promise of a store's that was found broken.
public struct ConformanceFailure: Hashable, Sendable, CustomStringConvertible {
  public var part: StoreConformance.Part
  /// What the store promises, in words.
  public var expected: String
  public var found: String

  public init(_ part: StoreConformance.Part, expected: String, found: String) {
    self.part = part
    self.expected = expected
    self.found = found
  }

  public var description: String { "\(part.rawValue): expected that \(expected); found \(found)" }
}

/// Collects what was found broken in one part.
struct ConformanceCheck: Sendable {
  let part: StoreConformance.Part
  private(set) var failures: [ConformanceFailure] = []

  init(_ part: StoreConformance.Part) { self.part = part }

  mutating func expect(_ holds: Bool, _ expected: String, found: @autoclosure () -> String = "otherwise") {
    if !holds { failures.append(ConformanceFailure(part, expected: expected, found: found())) }
  }

  mutating func equal<Value: Equatable>(_ found: Value, _ wanted: Value, _ expected: String) {
    expect(found == wanted, expected, found: "\(found) instead of \(wanted)")
  }

  mutating func threw(_ error: any Error) {
    failures.append(ConformanceFailure(part, expected: "no error is thrown", found: "\(error)"))
  }

  /// Expects that something is refused with an error.
  mutating func refuses(_ expected: String, _ body: () async throws -> CommitResult) async {
    do {
      let result = try await body()
      expect(false, expected, found: "\(result)")
    } catch {}
  }
}
