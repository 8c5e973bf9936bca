#if YAML
  import Foundation
  import LeadActions
  import LeadActionsYAML
  import Testing

  @Suite struct YAMLRefusalTests {
    @Test(arguments: [
      ("", "line 1, column 1: The file is empty."), ("# nothing\n\n", "The file is empty."),
      ("name: b\nname: c", "line 2, column 1: The key 'name' stands twice in one object."),
      ("name: b\n---\nname: c", "line 2, column 1: A second document begins here."),
      ("a: &x {name: b}\n<<: *x", "line 2, column 1: '<<' merges objects, which is not read here."),
      ("name: !!str 2024", "line 1, column 7: The tag 'tag:yaml.org,2002:str' stands here, and tags are not read."),
      ("name: !secret x", "line 1, column 7: The tag '!secret' stands here"),
      ("users: !!set {a, b}", "line 1, column 8: The tag"), ("!x a: b", "line 1, column 1: The tag '!x' stands here"),
      ("name: *b", "line 1, column 7: There is no anchor 'b' before this."),
      ("name: b\nusers: &u [*u]", "line 2, column 12: There is no anchor 'u' before this."),
      ("name: {{user}}", "Write KEY: VALUE; write a text that begins with '{{' in quotes."),
      ("? [a]\n: b", "line 1, column 3: A key is wanted here, which is a text."),
      ("? &k {a: b}\n: c", "line 1, column 3: A key is wanted here, which is a text."),
      ("a: &k b\n*k : c", "line 2, column 1: A key is wanted here, which is a text."),
      ("name: b\nusers:\n\t- ann", "line 3, column 1: A value cannot begin with this character."),
      ("name: b\nusers:\n  - ann\n\t- bob", "line 4, column 1: A tab stands here, and YAML is not indented with tabs."),
      ("name: a: b", "line 1, column 8: A colon cannot stand here."),
      (
        "name: b\nusers: [ann, bob", "line 3, column 1: A comma or ']' is wanted here. It is in the list that begins in"
      ),
      ("name: \"b", "The file ends within a text in quotes."), ("name: b\n users: [ann]", "A colon cannot stand here."),
      ("users:\n  - ann\n - bob", "line 3, column 2: What stands here is not indented like what it belongs to."),
      ("name: @home", "line 1, column 7: A value cannot begin with this character."),
      ("name: \"\\q\"", "line 1, column 8: There is no such escape."),
      ("name: \"\\0\"", "line 1, column 7: A text holds a NUL"),
      ("\"a\\0\": b", "line 1, column 1: A text holds a NUL"),
      ("name: a\u{0}b", "line 1, column 8: A control character stands here."),
      ("name: a\u{7}b", "line 1, column 8: A control character stands here."),
      ("%YAML 2.0\n---\nname: b", "The file asks for another version of YAML."),
      ("users: [a, b]]", "line 1, column 14: "), ("- a", "rule book): A rule book is wanted here, not a list."),
      ("just words", "A rule book is wanted here, not the text 'just words'."), ("---", "not null"),
    ])
    func `is refused`(_ yaml: String, _ beginning: String) {
      let problems = SmallYAML.problems(yaml)
      #expect(problems.contains { $0.contains(beginning) }, "\(problems)")
    }

    @Test(arguments: [
      ([0x6E, 0x61, 0x6D, 0x65, 0x3A, 0x20, 0xC3, 0x28], "line 1, column 7: The text before this is not UTF-8."),
      ([0xFF, 0xFE, 0x61, 0x00], "line 1, column 1: The text before this is not UTF-8."),
      ([0xC3, 0xA9, 0x0A, 0xC3, 0xA9, 0xED, 0xA0, 0x80], "line 2, column 2: The text before this is not UTF-8."),
    ])
    func `what is not UTF-8 is refused at its place`(_ bytes: [UInt8], _ beginning: String) {
      #expect(SmallYAML.refusal(Data(bytes)).first?.description.hasPrefix(beginning) == true)
    }

    @Test func `whatever the text, it is read or refused, and each problem has its place`() {
      let pieces = [
        "name: b\n", "  ", "- ", "\t", "\"", "'", "[", "]", "{", "}", ": ", "&a ", "*a", "!t ", "|\n", ">", "#", "\n",
        "? ", "<<: ", "---\n", "...\n", "%YAML 1.1\n", "é", "🏠", ",", "@", "\\", "null", "\u{FEFF}", "\u{85}",
        "\u{2028}",
      ]
      var generator = SmallGenerator(state: 7)
      var read = 0
      for _ in 0..<20_000 {
        let text = (0..<Int.random(in: 1...12, using: &generator))
          .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
        let document = PlainDocument(yaml: Data(text.utf8), of: .ruleBook)
        if document.value == nil {
          #expect(document.problems.allSatisfy { $0.mark != nil })
          #expect(!document.problems.isEmpty, "\(text.debugDescription)")
        } else {
          read += 1
        }
      }
      #expect(read > 500)
    }
  }

  struct SmallGenerator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }
#endif
