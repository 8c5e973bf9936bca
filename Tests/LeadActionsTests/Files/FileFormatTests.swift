import LeadActions
import Testing

@Suite struct FileFormatTests {
  /// A kind of file whose third format calls `title` what was `label` in the second and `head` in the first.
  private static func kind(_ upgrades: [FormatUpgrade]) -> FileKind {
    FileKind(
      name: "note", example: "{}", nesting: "values", format: FileFormat(newest: 3, upgrades: upgrades))
  }

  private static func renaming(_ old: String, to new: String) -> @Sendable (PlainValue) -> PlainValue {
    { value in
      guard case .object(var members) = value else { return value }
      members[new] = members.removeValue(forKey: old)
      return .object(members)
    }
  }

  private static let upgrades = [
    FormatUpgrade(from: 1, renaming("head", to: "label")), FormatUpgrade(from: 2, renaming("label", to: "title")),
  ]

  private func read(
    _ members: [String: PlainValue], _ upgrades: [FormatUpgrade] = upgrades
  ) -> (value: PlainValue?, problems: [String]) {
    let (value, problems) = PlainDocument(.object(members), of: Self.kind(upgrades)).read { $0.value }
    return (value, problems.map(\.description))
  }

  @Test func `a file of an older format is brought to the newest, step by step`() {
    let newest = PlainValue.object(["title": .text("x"), "format": .number(3)])
    #expect(read(["head": .text("x")]).value == newest)
    #expect(read(["head": .text("x"), "format": .number(1)]).value == newest)
    #expect(read(["label": .text("x"), "format": .number(2)]).value == newest)
    #expect(read(["title": .text("x"), "format": .number(3)]).value == newest)
    // A file of the newest format is not upgraded, though it has an older one's key.
    let odd: [String: PlainValue] = ["label": .text("x"), "format": .number(3)]
    #expect(read(odd).value == .object(odd))
  }

  @Test func `a newer format is refused, and so is one that is no longer read`() {
    #expect(
      read(["format": .number(4)]).problems == [
        "format: The file has format 4, and this version reads format 3. Read it with a newer version of the library."
      ])
    let (value, problems) = read(["format": .number(1)], [FormatUpgrade(from: 2) { $0 }])
    #expect(value == nil)
    #expect(
      problems == [
        "format: The file has format 1, which is no longer read. "
          + "Bring it to format 3 with an older version of the library."
      ])
  }

  @Test func `what is no format is left to the reader`() {
    for number in [0, -1, 1.5, Double.nan, -Double.infinity] {
      #expect(read(["format": .number(number)]).problems == [])
    }
    #expect(read(["format": .text("2")]).problems == [])
  }
}
