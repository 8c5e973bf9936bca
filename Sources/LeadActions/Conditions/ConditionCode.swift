import struct Foundation.Date

/// Conditions compiled for speed: flat comparisons over slots, with jumps in place of nesting.
///
/// Each field that any of the conditions reads has one slot, filled once per plan. Texts that are compared for equality
/// are numbered when the code is made, so that a comparison is one of integers.
struct ConditionCode: Sendable {
  /// One comparison, and where to go on from it.
  struct Test: Sendable {
    var operation: Operation
    /// Which of the orders hold, for a comparison of numbers: see ``Order``.
    var orders: UInt8 = 0
    /// Whether the comparison holds where it would not.
    var negated = false
    /// The kind of the constant: a value of another kind is not equal to it, nor less or more.
    var kind = Slot.Kind.unset
    var slot: Int32
    /// The next comparison, or ``accept`` or ``reject``.
    var ifTrue: Int32
    var ifFalse: Int32
    /// The constant: a text's number, or an index into the details.
    var symbol: Int32
    var number: Double
  }

  enum Operation: UInt8, Sendable {
    case always
    case equalText
    case number
    case isSet
    /// Anything that needs more than the slot; looked up in the details.
    case detailed
  }

  /// How the found number stands to the constant, a bit each; a set of them is what a comparison allows.
  enum Order {
    static let less: UInt8 = 1
    static let equal: UInt8 = 2
    static let more: UInt8 = 4
  }

  /// A field's value, reduced to what comparisons need.
  struct Slot: Sendable {
    enum Kind: UInt8, Sendable {
      case unset, text, number, date, flag

      var fieldKind: FieldKind? {
        switch self {
        case .unset: nil
        case .text: .text
        case .number: .number
        case .date: .date
        case .flag: .flag
        }
      }
    }
    var kind: Kind
    /// A text's number; −1 where no comparison names it.
    var symbol: Int32
    /// A number, a date in seconds, or a flag as 0 or 1.
    var number: Double

    static let unset = Slot(kind: .unset, symbol: -1, number: 0)
  }

  /// A comparison that reads more than its slot.
  enum Detail: Sendable {
    case field(FieldName, FieldTest)
    case withinHours(WeeklyHours)
    /// An empty list of conditions, or a field that is not known.
    case constant
  }

  static let accept: Int32 = -1
  static let reject: Int32 = -2

  private(set) var tests: [Test] = []
  /// The field and the test that each comparison was made from, for traces.
  private(set) var origins: [Detail] = []
  private(set) var sources: [FieldSource] = []
  private(set) var details: [Detail] = []
  private var symbols: [String: Int32] = [:]
  private var slotBySource: [FieldSource: Int32] = [:]

  /// Adds a condition and returns where it begins, or nothing where it always holds.
  mutating func add(_ condition: Condition?, catalog: FieldCatalog) -> Int32? {
    guard let condition else { return nil }
    if case .all(let parts) = condition, parts.isEmpty { return nil }
    return emit(condition, ifTrue: Self.accept, ifFalse: Self.reject, catalog)
  }

  func slot(of source: FieldSource) -> Int32? { slotBySource[source] }

  func slot(for value: FieldValue?) -> Slot {
    switch value {
    case nil: .unset
    case .text(let text): Slot(kind: .text, symbol: symbols[text] ?? -1, number: 0)
    case .number(let number): Slot(kind: .number, symbol: -1, number: number)
    case .date(let date): Slot(kind: .date, symbol: -1, number: date.timeIntervalSinceReferenceDate)
    case .flag(let flag): Slot(kind: .flag, symbol: -1, number: flag ? 1 : 0)
    }
  }

  func slot(forText text: String?) -> Slot {
    guard let text else { return .unset }
    return Slot(kind: .text, symbol: symbols[text] ?? -1, number: 0)
  }

  // MARK: Compiling

  /// Code is emitted from the last comparison to the first, since each must know where to go on.
  private mutating func emit(
    _ condition: Condition, ifTrue: Int32, ifFalse: Int32, _ catalog: FieldCatalog
  ) -> Int32 {
    switch condition {
    case .not(let part): return emit(part, ifTrue: ifFalse, ifFalse: ifTrue, catalog)
    case .all(let parts):
      var next = ifTrue
      for part in parts.reversed() { next = emit(part, ifTrue: next, ifFalse: ifFalse, catalog) }
      return parts.isEmpty ? emitAlways(ifTrue) : next
    case .any(let parts):
      var next = ifFalse
      for part in parts.reversed() { next = emit(part, ifTrue: ifTrue, ifFalse: next, catalog) }
      return parts.isEmpty ? emitAlways(ifFalse) : next
    case .field(let name, let test):
      guard let (source, _) = catalog.find(name) else { return emitAlways(ifFalse) }
      let slot = slot(for: source)
      var compiled = compile(test, of: name, slot: slot)
      compiled.ifTrue = ifTrue
      compiled.ifFalse = ifFalse
      return append(compiled, from: .field(name, test))
    case .withinHours(let hours):
      details.append(.withinHours(hours))
      let test = Test(
        operation: .detailed, slot: -1, ifTrue: ifTrue, ifFalse: ifFalse, symbol: Int32(details.count - 1), number: 0)
      return append(test, from: .withinHours(hours))
    }
  }

  private mutating func emitAlways(_ target: Int32) -> Int32 {
    let test = Test(operation: .always, slot: -1, ifTrue: target, ifFalse: target, symbol: 0, number: 0)
    return append(test, from: .constant)
  }

  private mutating func append(_ test: Test, from origin: Detail) -> Int32 {
    tests.append(test)
    origins.append(origin)
    return Int32(tests.count - 1)
  }

  private mutating func slot(for source: FieldSource) -> Int32 {
    if let known = slotBySource[source] { return known }
    let slot = Int32(sources.count)
    sources.append(source)
    slotBySource[source] = slot
    return slot
  }

  private mutating func compile(_ test: FieldTest, of name: FieldName, slot: Int32) -> Test {
    var compiled = Test(operation: .detailed, slot: slot, ifTrue: 0, ifFalse: 0, symbol: 0, number: 0)
    switch test {
    case .isSet(let set):
      compiled.operation = .isSet
      compiled.negated = !set
    case .compare(let comparison, .text(let text)) where comparison.isEquality:
      compiled.operation = .equalText
      compiled.symbol = symbol(for: text)
      compiled.negated = comparison == .notEquals
    case .compare(let comparison, let value) where value.kind != .text:
      let constant = self.slot(for: value)
      compiled.operation = .number
      compiled.orders = comparison.orders
      compiled.negated = comparison == .notEquals
      compiled.kind = constant.kind
      compiled.number = constant.number
    default:
      details.append(.field(name, test))
      compiled.symbol = Int32(details.count - 1)
    }
    return compiled
  }

  private mutating func symbol(for text: String) -> Int32 {
    if let known = symbols[text] { return known }
    let symbol = Int32(symbols.count)
    symbols[text] = symbol
    return symbol
  }
}

extension Comparison {
  /// The orders of found and constant that the comparison allows; those of equality where it is the negation of it.
  fileprivate var orders: UInt8 {
    typealias Order = ConditionCode.Order
    return switch self {
    case .equals, .notEquals: Order.equal
    case .lessThan: Order.less
    case .atMost: Order.less | Order.equal
    case .moreThan: Order.more
    case .atLeast: Order.more | Order.equal
    }
  }
}
