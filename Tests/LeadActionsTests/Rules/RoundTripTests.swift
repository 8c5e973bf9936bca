import Foundation
import LeadActions
import Testing

@Suite struct RoundTripTests {
  @Test func `a rule book in Swift and the same one in JSON are equal`() throws {
    #expect(try RuleBook(json: Data(fullBookJSON.utf8)) == FullBook.book)
  }

  @Test func `the rule book that uses every feature is valid`() throws {
    #expect(FullBook.book.problems() == [])
    #expect(try RuleBook(validating: Data(fullBookJSON.utf8)) == FullBook.book)
  }

  @Test(arguments: [true, false]) func `what is written to JSON is read back without loss`(pretty: Bool) throws {
    #expect(try RuleBook(json: FullBook.book.json(pretty: pretty)) == FullBook.book)
  }

  @Test func `plain values are read back without loss`() throws {
    #expect(try RuleBook(reading: FullBook.book.plainValue) == FullBook.book)
  }

  @Test func `any coder carries a rule book and its parts without loss`() throws {
    let encoder = JSONEncoder()
    let decoder = JSONDecoder()
    let book = FullBook.book
    #expect(try decoder.decode(RuleBook.self, from: encoder.encode(book)) == book)
    for rule in book.leadTypes.flatMap(\.rules) {
      #expect(try decoder.decode(Rule.self, from: encoder.encode(rule)) == rule)
      for action in rule.actions {
        #expect(try decoder.decode(Action.self, from: encoder.encode(action)) == action)
      }
      if let condition = rule.condition {
        #expect(try decoder.decode(Condition.self, from: encoder.encode(condition)) == condition)
      }
    }
  }

  @Test func `any rule book at all is read back without loss, and written again as the same bytes`() throws {
    for seed in 0..<300 as Range<UInt64> {
      var random = RandomBook(seed: seed)
      let book = random.book()
      for pretty in [true, false] {
        let json = try book.json(pretty: pretty)
        let read = try RuleBook(json: json)
        #expect(read == book, "seed \(seed)")
        #expect(try read.json(pretty: pretty) == json, "seed \(seed)")
      }
    }
  }

  @Test func `the JSON that is written is JSON to any reader`() throws {
    for seed in 0..<50 as Range<UInt64> {
      var random = RandomBook(seed: seed)
      let book = random.book()
      #expect(try JSONDecoder().decode(RuleBook.self, from: book.json()) == book, "seed \(seed)")
    }
  }

  @Test func `a custom event's name may begin with a mark`() throws {
    let event = Event.custom("\u{301}x")
    #expect(Event(event.description) == event)
  }

  @Test func `equal rule books are written as equal bytes, with sorted keys`() throws {
    var book = RuleBook("b", fields: ["z": .text, "a": .flag, "m": .date])
    let first = try book.json()
    for name in ["q", "r", "s"] { book.fields[FieldName(name)] = .text }
    for name in ["q", "r", "s"] { book.fields[FieldName(name)] = nil }
    #expect(try book.json() == first)
    #expect(
      try String(decoding: book.json(pretty: false), as: UTF8.self)
        == #"{"fields":{"a":"flag","m":"date","z":"text"},"format":1,"name":"b","version":1}"#)
  }

  @Test func `keys that differ in how they are composed are written in one order`() throws {
    let names: [FieldName] = ["e\u{301}", "\u{e9} ", "\u{e9}a", "e\u{301}b", "f"]
    let first = try RuleBook("b", fields: [:]).with(names).json()
    for _ in 0..<20 { #expect(try RuleBook("b", fields: [:]).with(names.shuffled()).json() == first) }
  }

  @Test func `a written rule keeps on one line what fits on it`() throws {
    let rule = Rule("welcome", on: .received, do: [.contactCustomer(ContactCustomer(by: .email, template: "hello"))])
    let book = RuleBook("b", leadGroups: [LeadGroup("g", types: [LeadType("t", rules: [rule])])])
    let text = try String(decoding: book.json(), as: UTF8.self)
    #expect(
      text.contains(
        #"""
                    {
                      "do": [{"contactCustomer": {"by": "email", "template": "hello"}}],
                      "id": "welcome",
                      "on": "received"
                    }
        """#), "\(text)")
  }

  @Test func `a custom action is kept as the file has it, unread`() throws {
    let raw: PlainValue = .object(["a": .list([.null, .flag(true), .number(1.5), .text("é\n")]), "b": .object([:])])
    for settings in [raw, .null, .text("x"), .list([]), .number(-0.25)] {
      let action = Action.custom(CustomAction("odd", settings))
      let book = RuleBook("b", workflows: [LeadWorkflow("w", steps: [.action(action)])])
      #expect(try RuleBook(json: book.json()) == book)
    }
  }

  @Test func `dates that no calendar can write are kept, and a year alone is no date`() throws {
    for seconds in [1e18, -1e18, 0.1, 1_234_567.123_456_789] {
      let condition = Condition.field(
        "received", .compare(.lessThan, .date(Date(timeIntervalSinceReferenceDate: seconds))))
      #expect(try JSONDecoder().decode(Condition.self, from: JSONEncoder().encode(condition)) == condition)
    }
    #expect(throws: RuleBookError.self) {
      try JSONDecoder().decode(Condition.self, from: Data(#"{"field": "received", "before": "2026"}"#.utf8))
    }
  }

  @Test func `a text of several lines keeps every kind of line break`() throws {
    for text in ["", "\n", "a\n", "\r\n\n\r", "a\r\nb", "\n\n\n", "\u{2028}\u{85}"] {
      let book = RuleBook("b", templates: [.letter("l", body: text)])
      #expect(try Array(RuleBook(json: book.json()).templates.first?.body.utf8 ?? "none".utf8) == Array(text.utf8))
    }
  }

  @Test func `a directory is read in the form that rule books have`() throws {
    let directory = try #require(FullBook.book.directory)
    #expect(try Directory(reading: directory.plainValue) == directory)
  }

  @Test func `what no file can hold is refused when it is written`() {
    let infinite = Condition.field("x", .compare(.equals, .number(.infinity)))
    var deep = PlainValue.null
    for _ in 0..<70 { deep = .list([deep]) }
    let book = { (actions: [Action], condition: Condition?) in
      RuleBook(
        "b\u{0}",
        leadGroups: [
          LeadGroup("g", types: [LeadType("t", rules: [Rule("r", on: .received, when: condition, do: actions)])])
        ])
    }
    #expect(
      problems { try book([], infinite).json() }.map(\.place) == [
        "leadGroups[0].types[0].rules[0].when.equals", "name",
      ])
    #expect(
      problems { try book([.custom(CustomAction("x", deep))], nil).json() }.map(\.message) == [
        "The rule book is nested deeper than 64 levels."
      ])
  }
}

extension MessageTemplate {
  fileprivate var body: String {
    switch content {
    case .letter(let body), .text(let body): body
    default: ""
    }
  }
}

/// The problems of the rule book error that is thrown.
func problems<Result>(_ body: () throws -> Result) -> [InputProblem] {
  do {
    _ = try body()
    return []
  } catch let error as RuleBookError {
    return error.problems
  } catch {
    return [InputProblem(place: "", message: "\(error)", mend: "")]
  }
}

extension RuleBook {
  fileprivate func with(_ names: [FieldName]) -> RuleBook {
    var book = self
    for name in names { book.fields[name] = .text }
    return book
  }
}
