import Foundation
import LeadActions
import LeadActionsTesting
import Testing

/// What holds of the broken rule books without a checker.
@Suite struct BrokenCorpusTests {
  private let corpus: BrokenCorpus

  init() throws { corpus = try BrokenCorpus() }

  @Test func `each file has an expectation, and each expectation a file`() throws {
    #expect(try corpus.files == corpus.expectations.keys.sorted())
    #expect(Set(corpus.plays.keys).isSubset(of: corpus.expectations.keys))
  }

  @Test func `every family has at least four books, named for it`() {
    let counts = Dictionary(grouping: corpus.expectations.values, by: \.family).mapValues(\.count)
    #expect(Set(counts.keys) == BrokenCorpus.families)
    for (family, count) in counts { #expect(count >= 4, "\(family)") }
    for (file, expected) in corpus.expectations { #expect(file.hasPrefix("\(expected.family)-")) }
  }

  @Test func `each expected place is in its file, and only once in the list`() throws {
    for (file, expected) in corpus.expectations {
      let root = try JSONSerialization.jsonObject(with: corpus.data(of: file))
      for place in expected.places {
        let walk = try #require(PlaceWalk(place), "\(file): \(place)")
        let isThere = walk.leadsSomewhere(in: root)
        #expect(isThere, "\(file): \(place)")
      }
      #expect(Set(expected.places).count == expected.places.count, "\(file)")
    }
  }

  @Test func `a book loads, or is refused for its mistake alone`() throws {
    for (file, expected) in corpus.expectations {
      do {
        let book = try RuleBook(validating: corpus.data(of: file))
        #expect(expected.family != "names", "\(file) knows all its names")
        #expect((5...14).contains(book.leadTypes.map(\.rules.count).reduce(0, +)), "\(file)")
      } catch let error as RuleBookError {
        #expect(["names", "time"].contains(expected.family), "\(file): \(error)")
        for problem in error.problems {
          #expect(expected.places.contains { problem.place.isPlace(within: $0) }, "\(file): \(problem)")
        }
      }
    }
  }

  @Test func `what is said of a book happens when it is played`() async throws {
    for (file, play) in corpus.plays {
      let evidence = try #require(corpus.evidence[file])
      let rules = try RuleBook(validating: corpus.data(of: file))
      let player = try Player(rules: rules, transports: RecordingTransports().transports)
      let summary = try await player.play(Play(json: play, for: rules))
      #expect(summary.refusals.isEmpty, "\(file)")
      let lines = try await player.pipeline.history(of: 1, filter: .all).map { $0.text() }
      #expect(lines.count > 4, "\(file)")
      for text in evidence.shows ?? [] {
        #expect(lines.contains { $0.contains(text) }, "\(file): \(text)\n\(lines.joined(separator: "\n"))")
      }
      for text in evidence.never ?? [] {
        #expect(!lines.contains { $0.contains(text) }, "\(file): \(text)\n\(lines.joined(separator: "\n"))")
      }
      #expect(evidence.shows != nil || evidence.never != nil, "\(file)")
    }
  }

  @Test(arguments: [
    ("rules[0] 'a'", true), ("rules[0] 'b'", false), ("rules[1]", false), ("rules[0] 'a'.do[0].text", true),
    ("rules[0] 'a'.do[1]", false), ("rules[0].on", true), ("'two words'", true), ("rules.", false), ("rules[x]", false),
  ])
  func `a place is followed through a file`(place: String, isThere: Bool) throws {
    let file = try JSONSerialization.jsonObject(
      with: Data(#"{"rules": [{"id": "a", "on": "received", "do": {"text": 1}}], "two words": 2}"#.utf8))
    #expect((PlaceWalk(place)?.leadsSomewhere(in: file) ?? false) == isThere)
  }

  @Test func `a place is within another where a step ends`() {
    #expect("rules[0] 'a'.do[0]".isPlace(within: "rules[0] 'a'"))
    #expect("rules[0] 'a'".isPlace(within: "rules[0] 'a'"))
    #expect(!"rules[10]".isPlace(within: "rules[1"))
    #expect(!"rules[0] 'ab'".isPlace(within: "rules[0] 'a"))
    #expect(!"rules[0]".isPlace(within: "rules[0] 'a'"))
  }
}
