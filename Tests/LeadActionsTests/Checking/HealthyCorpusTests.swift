import Foundation
import LeadActions
import Testing

/// What holds of the healthy rule books without a checker.
@Suite struct HealthyCorpusTests {
  private let books: [String: RuleBook]

  init() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Rulebooks/healthy")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "json" }
    // Without any custom action, a misspelt action is a problem rather than one of the host's.
    books = try Dictionary(
      uniqueKeysWithValues: files.map {
        ($0.lastPathComponent, try RuleBook(validating: Data(contentsOf: $0), customActions: []))
      })
  }

  @Test func `there are at least twenty books, each of 8 to 25 rules`() {
    #expect(books.count >= 20)
    for (file, book) in books {
      let count = book.leadTypes.map(\.rules.count).reduce(0, +)
      #expect((8...25).contains(count), "\(file) has \(count) rules")
    }
    #expect(Set(books.values.map(\.name)).count == books.count)
  }

  @Test func `together they use every event of the guide`() {
    let used = Set(books.values.flatMap(\.leadTypes).flatMap(\.rules).compactMap(\.event.kind))
    #expect(Set(EventKind.allCases).subtracting(used) == [])
  }

  @Test func `together they use every action of the guide`() {
    let used = Set(books.values.flatMap(\.leadTypes).flatMap(\.rules).flatMap(\.actions).map(\.name))
    #expect(Set(Action.standardNames).subtracting(used) == [])
  }

  @Test func `whoever is declared stands in the directory`() {
    for (file, book) in books {
      let directory = book.directory ?? .empty
      #expect(Set(book.users).subtracting(directory.users.keys) == [], "\(file)")
      #expect(Set(book.groups).subtracting(directory.groups.keys) == [], "\(file)")
      #expect(Set(book.partners).subtracting(directory.partners.keys) == [], "\(file)")
      #expect(directory.groups.filter { $0.value.members.isEmpty }.isEmpty, "\(file)")
    }
  }
}
