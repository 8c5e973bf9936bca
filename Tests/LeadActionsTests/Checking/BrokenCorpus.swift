import Foundation
import LeadActions

/// The broken rule books in `Tests/Rulebooks`, with what is to be found in them.
struct BrokenCorpus {
  /// What the checker is to say of a rule book.
  struct Expectation: Decodable {
    var family: String
    var place: String
    var also: [String]
    var mistake: String
    var severity: FindingSeverity

    /// All places at which a finding is right.
    var places: [String] { [place] + also }
  }

  /// What happens to a lead, and what its history then says or never says.
  struct Evidence: Decodable {
    var shows: [String]?
    var never: [String]?
  }

  static let families: Set = [
    "order", "loops", "dead", "branches", "twice", "impossible", "time", "names", "webhooks", "storms",
  ]

  let folder: URL
  let expectations: [String: Expectation]
  let evidence: [String: Evidence]
  /// The occurrences of each play, as files of leads have them.
  let plays: [String: Data]

  init() throws {
    folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Rulebooks")
    let decoder = JSONDecoder()
    expectations = try decoder.decode(
      [String: Expectation].self, from: Data(contentsOf: folder.appending(path: "expected.json")))
    let played = try Data(contentsOf: folder.appending(path: "plays.json"))
    evidence = try decoder.decode([String: Evidence].self, from: played)
    let objects = try JSONSerialization.jsonObject(with: played) as? [String: [String: Any]] ?? [:]
    plays = try objects.mapValues {
      try JSONSerialization.data(withJSONObject: ["occurrences": $0["occurrences"] ?? []])
    }
  }

  /// The names of the files there are, sorted.
  var files: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "broken").path)
        .filter { $0.hasSuffix(".json") }.sorted()
    }
  }

  func data(of file: String) throws -> Data { try Data(contentsOf: folder.appending(path: "broken/\(file)")) }
}

extension String {
  /// Whether a place is another, or within it.
  func isPlace(within outer: String) -> Bool {
    guard hasPrefix(outer) else { return false }
    return count == outer.count || ".[ ".contains(self[index(startIndex, offsetBy: outer.count)])
  }
}
