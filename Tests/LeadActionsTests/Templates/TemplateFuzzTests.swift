import LeadActions
import Testing

@Suite struct TemplateFuzzTests {
  /// A small generator of its own, so that a failure can be played again by its seed.
  private struct Dice {
    var state: UInt64

    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(sides))
    }

    mutating func pick<Element>(_ items: [Element]) -> Element { items[roll(items.count)] }
  }

  static let names = ["a", "b", "c.d", "a.b", "."]
  static let scraps = [
    "{{", "}}", "{{{", "}}}", "{{#", "{{^", "{{/", "{{>", "{{!", "{{&", "{{=", "=}}", "<%", "%>", "{{=<% %>=}}", "{",
    "}",
    "a", "b", "c.d", ".", "..", " ", "\t", "\n", "\r\n", "\r", "é", "👋🏽", "\0", "text", "=", "#", "/", "$", "\u{2028}",
  ]
  static let literal = "{{secret}}{{#a}}{{{secret}}}{{/a}}{{>p}}<%secret%>"

  private func anything(_ dice: inout Dice) -> String {
    (0..<dice.roll(24)).map { _ in dice.pick(Self.scraps) }.joined()
  }

  /// A template that can be parsed, whatever the dice say.
  private func template(_ dice: inout Dice, depth: Int = 0) -> String {
    (0..<dice.roll(7)).map { _ in
      let name = dice.pick(Self.names)
      let space = dice.pick(["", "", " ", "\n", "\n  "])
      switch dice.roll(depth < 4 ? 8 : 5) {
      case 0: return "\(space)text\(space)"
      case 1: return "\(space){{\(name)}}\(space)"
      case 2: return "\(space){{{\(name)}}}{{& \(name) }}\(space)"
      case 3: return "\(space){{! \(name) }}\(space)"
      case 4: return "\(space){{>\(dice.pick(["p", "q", "none"]))}}\(space)"
      case 5, 6: return "\(space){{#\(name)}}\(space)\(template(&dice, depth: depth + 1))\(space){{/\(name)}}\(space)"
      default: return "\(space){{^\(name)}}\(space)\(template(&dice, depth: depth + 1))\(space){{/\(name)}}\(space)"
      }
    }.joined()
  }

  private func value(_ dice: inout Dice, depth: Int = 0) -> TemplateValue {
    switch dice.roll(depth < 3 ? 9 : 6) {
    case 0: .unset
    case 1: .flag(dice.roll(2) == 0)
    case 2: .number(Double(dice.roll(2000) - 1000) / 8)
    case 3: .text(anything(&dice))
    case 4, 5: .text(Self.literal)
    case 6: .list((0..<dice.roll(4)).map { _ in value(&dice, depth: depth + 1) })
    case 7: .object(members(&dice, depth: depth))
    default: .record(text: Self.literal, members: members(&dice, depth: depth))
    }
  }

  private func members(_ dice: inout Dice, depth: Int) -> [String: TemplateValue] {
    var members: [String: TemplateValue] = [:]
    for name in ["a", "b", "c", "d"] where dice.roll(3) > 0 { members[name] = value(&dice, depth: depth + 1) }
    return members
  }

  @Test func `ten thousand texts of any kind are parsed or refused`() {
    var dice = Dice(state: 1)
    var (parsed, refused) = (0, 0)
    for _ in 0..<10_000 {
      let source = anything(&dice)
      do {
        let linked = LinkedTemplate(try MustacheTemplate(source))
        _ = linked.render(object: value(&dice), escaping: .html)
        parsed += 1
      } catch {
        #expect(!error.problems.isEmpty)
        #expect(error.problems.allSatisfy { $0.line > 0 && $0.column > 0 && !$0.description.isEmpty })
        refused += 1
      }
    }
    #expect(parsed > 1000)
    #expect(refused > 1000)
  }

  @Test func `ten thousand templates and values are rendered within limits, and no value is rendered again`() throws {
    var dice = Dice(state: 2)
    var (complete, literal) = (0, 0)
    for round in 0..<10_000 {
      let partials = try ["p": MustacheTemplate(template(&dice)), "q": MustacheTemplate(template(&dice))]
      let linked = try LinkedTemplate(MustacheTemplate(template(&dice)), partials: partials)
      var root = members(&dice, depth: 0)
      root["secret"] = "REVEALED"
      let escaping = dice.pick([TemplateEscaping.html, .none, .singleLine])
      let limits = TemplateLimits(outputBytes: 10_000, depth: 20, steps: 2000)
      let rendered = linked.render(object: .object(root), escaping: escaping, limits: limits)
      #expect(!rendered.text.contains("REVEALED"), "round \(round)")
      #expect(rendered.text.utf8.count <= 10_000)
      if escaping == .singleLine { #expect(!rendered.text.utf8.contains { $0 < 32 }, "round \(round)") }
      if rendered.stoppedBy == nil { complete += 1 }
      if rendered.text.contains("{{secret}}") { literal += 1 }
    }
    #expect(complete > 5000)
    #expect(literal > 1000)
  }
}
