import Foundation
import LeadActions
import Testing

/// The official specification's own examples, read from a checkout of `mustache/spec` that is not part of the package.
@Suite struct MustacheSpecTests {
  static let folder = ProcessInfo.processInfo.environment["MUSTACHE_SPEC"]

  @Test(
    .enabled(
      if: folder != nil,
      "MUSTACHE_SPEC is not set: name the folder with interpolation.json and its neighbours to run the official files"),
    arguments: [
      ("interpolation", 42), ("sections", 34), ("inverted", 22), ("comments", 12), ("partials", 12), ("delimiters", 14),
    ])
  func `the official examples hold`(module: String, atLeast: Int) throws {
    let folder = try #require(Self.folder)
    let data = try Data(contentsOf: URL(filePath: folder).appending(path: "\(module).json"))
    let examples = try JSONDecoder().decode(Module.self, from: data).tests
    var passed = 0
    for example in examples {
      let partials = try (example.partials ?? [:]).mapValues { try MustacheTemplate($0) }
      let template = try LinkedTemplate(MustacheTemplate(example.template), partials: partials)
      let rendered = template.render(object: example.data.value, escaping: .html)
      #expect(rendered.text == example.expected, "\(module): \(example.name)")
      #expect(rendered.stoppedBy == nil, "\(module): \(example.name)")
      if rendered.text == example.expected { passed += 1 }
    }
    #expect(examples.count >= atLeast)
    print("Mustache specification, \(module): \(passed) of \(examples.count) examples passed")
  }

  private struct Module: Decodable { var tests: [Example] }

  private struct Example: Decodable {
    var name: String
    var template: String
    var data: JSONValue
    var partials: [String: String]?
    var expected: String
  }

  private struct JSONValue: Decodable {
    var value: TemplateValue

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        value = .unset
      } else if let flag = try? container.decode(Bool.self) {
        value = .flag(flag)
      } else if let number = try? container.decode(Double.self) {
        value = .number(number)
      } else if let text = try? container.decode(String.self) {
        value = .text(text)
      } else if let items = try? container.decode([JSONValue].self) {
        value = .list(items.map(\.value))
      } else {
        value = .object(try container.decode([String: JSONValue].self).mapValues(\.value))
      }
    }
  }
}
