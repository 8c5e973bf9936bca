/// What must hold for a rule to act; a value, so that it can be written to a file, read back, explained and checked.
@nonexhaustive
public indirect enum Condition: Hashable, Sendable {
  /// Every one of these; with none of them, always.
  case all([Condition])
  /// At least one of these; with none of them, never.
  case any([Condition])
  case not(Condition)
  case field(FieldName, FieldTest)
  /// The time of the event lies within hours of the week, in the lead type's zone.
  case withinHours(WeeklyHours)

  public static func && (lhs: Self, rhs: Self) -> Self {
    switch (lhs, rhs) {
    case (.all(let first), .all(let second)): .all(first + second)
    case (.all(let first), _): .all(first + [rhs])
    case (_, .all(let second)): .all([lhs] + second)
    default: .all([lhs, rhs])
    }
  }

  public static func || (lhs: Self, rhs: Self) -> Self {
    switch (lhs, rhs) {
    case (.any(let first), .any(let second)): .any(first + second)
    case (.any(let first), _): .any(first + [rhs])
    case (_, .any(let second)): .any([lhs] + second)
    default: .any([lhs, rhs])
    }
  }

  public static prefix func ! (condition: Self) -> Self { .not(condition) }
}

extension Condition {
  /// The fields that the condition reads, in the order they are written, with repeats.
  public var fieldsRead: [FieldName] {
    switch self {
    case .all(let parts), .any(let parts): parts.flatMap(\.fieldsRead)
    case .not(let part): part.fieldsRead
    case .field(let name, _): [name]
    case .withinHours: []
    }
  }
}

extension Condition: CustomStringConvertible {
  public var description: String {
    switch self {
    case .all(let parts): parts.isEmpty ? "always" : parts.map(\.grouped).joined(separator: " and ")
    case .any(let parts): parts.isEmpty ? "never" : parts.map(\.grouped).joined(separator: " or ")
    case .not(let part): "not (\(part))"
    case .field(let name, let test): "\(name) \(test)"
    case .withinHours: "the time is within the given hours"
    }
  }

  private var grouped: String {
    switch self {
    case .all(let parts), .any(let parts): parts.count > 1 ? "(\(self))" : "\(self)"
    default: "\(self)"
    }
  }
}
