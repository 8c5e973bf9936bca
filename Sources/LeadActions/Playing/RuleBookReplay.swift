import Synchronization

/// Plays what happened through two rule books, and tells what would have happened differently.
///
/// Both plays have the same seed, sources and transports, so that nothing differs but through the rules. Nothing is
/// sent unless the transports that are given send it.
public struct RuleBookReplay: Sendable {
  private let old: RuleBook
  private let new: RuleBook
  private let performers: ActionPerformers
  private let transports: Transports
  private let secrets: any SecretSource
  private let directory: (any DirectorySource)?
  private let facts: any FactSource
  private let duplicates: any DuplicateMatcher
  private let seed: UInt64
  private let exampleCount: Int

  /// - Parameters:
  ///   - old: The book in force.
  ///   - new: The book that is to follow it.
  ///   - directory: Each book's own where none is given.
  ///   - examples: Of how many leads at most it is told what is different.
  public init(
    from old: RuleBook, to new: RuleBook, performers: ActionPerformers = .standard,
    transports: Transports = .accepting(), secrets: any SecretSource = AcceptingTransport(),
    directory: (any DirectorySource)? = nil, facts: any FactSource = NoFacts(),
    duplicates: any DuplicateMatcher = ContactMatcher(), seed: UInt64 = 0, examples: Int = 5
  ) {
    self.old = old
    self.new = new
    self.performers = performers
    self.transports = transports
    self.secrets = secrets
    self.directory = directory
    self.facts = facts
    self.duplicates = duplicates
    self.seed = seed
    exampleCount = max(0, examples)
  }

  /// Runs a play through the old book and then through the new one.
  ///
  /// What can be done with one of the books alone, such as an answer to a message that the other never sends, is refused
  /// in that other play, and told.
  ///
  /// - Parameter progress: Is told how far it is; the second play follows the first.
  /// - Throws: a ``RuleBookError`` of either book, or `CancellationError`.
  public func replay(
    _ play: Play, progress: @Sendable (Stage, PlayProgress) -> Void = { _, _ in }
  ) async throws -> ReplayDifference {
    // Both are checked before the first, which may take long.
    let (first, second) = (try player(of: old), try player(of: new))
    let before = try await first.run(play) { progress(.old, $0) }
    let after = try await second.run(play) { progress(.new, $0) }
    return ReplayDifference(
      play: play, from: before, to: after, books: RuleBookDifference(from: old, to: new), exampleCount: exampleCount)
  }

  /// Which of the two plays is under way.
  @nonexhaustive
  public enum Stage: String, Hashable, Sendable, Codable, CaseIterable { case old, new }

  private func player(of book: RuleBook) throws(RuleBookError) -> ReplayedBook {
    let messages = SentMessages()
    let player = try Player(
      rules: book, performers: performers, transports: transports, secrets: secrets, directory: directory,
      facts: facts, duplicates: duplicates, seed: seed, onDelivered: { messages.add($0) })
    return ReplayedBook(player: player, messages: messages)
  }
}

/// One of the two plays, before it is run.
private struct ReplayedBook {
  let player: Player
  let messages: SentMessages

  func run(_ play: Play, progress: @Sendable (PlayProgress) -> Void) async throws -> PlayedBook {
    let summary = try await player.play(play, progress: progress)
    var records: [LeadID: LeadRecord] = [:]
    for lead in play.leads { records[lead] = try await player.pipeline.record(of: lead) }
    return PlayedBook(summary: summary, records: records, messages: messages.all)
  }
}

/// What one of the two plays came to.
struct PlayedBook {
  var summary: PlaySummary
  var records: [LeadID: LeadRecord]
  /// What arrived about each lead, in the order of time.
  var messages: [LeadID: [SentMessage]]
}

/// A message that arrived, as far as two plays are compared by it.
struct SentMessage {
  var kind: MessageKind
  var recipient: Recipient?
  var origin: ActionOrigin
  /// What it is about, on one line.
  var title: String?
  /// Equal for equal messages, whatever sent them.
  var content: Int

  init(_ delivery: Delivery) {
    kind = delivery.message.kind
    recipient = delivery.message.recipient
    origin = delivery.origin
    title = delivery.message.subject
    content = delivery.message.hashValue
  }
}

/// Collects what arrives.
private final class SentMessages: Sendable {
  private let state = Mutex<[LeadID: [SentMessage]]>([:])

  func add(_ delivery: Delivery) { state.withLock { $0[delivery.lead, default: []].append(SentMessage(delivery)) } }

  var all: [LeadID: [SentMessage]] { state.withLock { $0 } }
}

extension Message {
  /// What a person would tell the message by.
  fileprivate var subject: String? {
    switch self {
    case .email(let it): it.subject.told
    case .text(let it): it.body.inQuotes
    case .letter(let it): it.body.inQuotes
    case .webhook(let it): it.url.told
    case .task(let it): it.title.told
    case .referral, .custom: nil
    }
  }
}
