public import LeadActions

/// Shows whether a transport of the host's keeps the promises of its protocol, such as `EmailTransport`.
///
/// It needs no testing library. The host gives a transport for each of five endpoints, such as a small server on this
/// machine, and if it can, what has arrived at the first of them:
///
///     @Test(arguments: TransportConformance.Part.allCases)
///     func `my mailer keeps its promises`(part: TransportConformance.Part) async {
///       let server = FakeProvider()
///       let conformance = TransportConformance(
///         email: { endpoint in MyMailer(url: server.url(of: endpoint)) }, arrived: { server.requests })
///       #expect(await conformance.failures(of: part) == [])
///     }
public struct TransportConformance: Sendable {
  /// One promise.
  @nonexhaustive
  public enum Part: String, Hashable, Sendable, CaseIterable {
    case accepts = "what the receiver accepts is answered as accepted"
    case refuses = "what the receiver refuses is not taken for accepted, and the answer says why, and that it was asked"
    case endsInTime = "a receiver that hangs is given up in time"
    case stopsWhenCancelled = "a sending stops when it is cancelled"
    case survivesCut = "a connection that ends without an answer is no success, and is tried again"
    case survivesAbsence = "a receiver that cannot be reached is tried again"
    case sideBySide = "many sendings at a time are each answered"
    case anyText = "whatever a message holds is answered, and those after it too"
    case ownLead = "what it reports is about the lead of the attempt"
    /// Needs to know what arrived.
    case namesDelivery = "the receiver can recognise each delivery, and a repeat of it"
    /// Needs to know what arrived.
    case wholeContent = "what arrives holds what was given"
    /// Needs to know the secrets.
    case keepsSecrets = "no answer, error or report holds a secret"
  }

  /// What a transport is made for.
  public enum Endpoint: String, Hashable, Sendable, CaseIterable {
    /// Takes everything.
    case accepting
    /// Refuses everything, whether for now or for good.
    case rejecting
    /// Takes the connection and never answers; the sending must be under way then, and not fail at once.
    case hanging
    /// Takes the message and ends the connection without an answer.
    case cutting
    /// Is not there: nothing listens at its address.
    case unreachable
  }

  /// A promise that was found broken.
  public struct Failure: Hashable, Sendable, CustomStringConvertible {
    public var part: Part
    /// What the transport promises, in words.
    public var expected: String
    public var found: String

    public var description: String { "\(part.rawValue): expected that \(expected); found \(found)" }
  }

  /// How long and how much the parts try.
  public struct Scale: Hashable, Sendable {
    /// Seconds that an attempt may take.
    public var timeout: Double
    /// Seconds after that, or after cancelling, until it counts as never ended; for slow machines.
    public var grace: Double
    /// Sendings at a time.
    public var sendings: Int

    public init(timeout: Double = 1, grace: Double = 2, sendings: Int = 20) {
      self.timeout = timeout
      self.grace = grace
      self.sendings = sendings
    }
  }

  let scale: Scale
  let kind: MessageKind
  let makeTransports: @Sendable (Endpoint) async throws -> Transports
  let arrived: (@Sendable () async throws -> [String])?
  let secrets: [String]

  /// For other kinds of message than those below, or several at once.
  ///
  /// - Parameters:
  ///   - kind: What is sent to try it.
  ///   - transports: Makes the transports for an endpoint, at least that of the kind; once for each part.
  ///   - arrived: What has arrived at the accepting endpoint, a text for each request with all that it says; without it
  ///     the parts that ask for it find nothing.
  ///   - secrets: What the transports were given that nobody may read: passwords and keys.
  public init(
    of kind: MessageKind, scale: Scale = Scale(), arrived: (@Sendable () async throws -> [String])? = nil,
    secrets: [String] = [], transports: @escaping @Sendable (Endpoint) async throws -> Transports
  ) {
    self.kind = kind
    self.scale = scale
    self.arrived = arrived
    self.secrets = secrets
    makeTransports = transports
  }

  public init(
    email transport: @escaping @Sendable (Endpoint) async throws -> any EmailTransport, scale: Scale = Scale(),
    arrived: (@Sendable () async throws -> [String])? = nil, secrets: [String] = []
  ) {
    self.init(of: .email, scale: scale, arrived: arrived, secrets: secrets) {
      Transports(email: try await transport($0))
    }
  }

  public init(
    text transport: @escaping @Sendable (Endpoint) async throws -> any TextTransport, scale: Scale = Scale(),
    arrived: (@Sendable () async throws -> [String])? = nil, secrets: [String] = []
  ) {
    self.init(of: .text, scale: scale, arrived: arrived, secrets: secrets) { Transports(text: try await transport($0)) }
  }

  public init(
    webhook transport: @escaping @Sendable (Endpoint) async throws -> any WebhookTransport, scale: Scale = Scale(),
    arrived: (@Sendable () async throws -> [String])? = nil, secrets: [String] = []
  ) {
    self.init(of: .webhook, scale: scale, arrived: arrived, secrets: secrets) {
      Transports(webhook: try await transport($0))
    }
  }

  /// The promises found broken, of all parts.
  public func failures() async -> [Failure] {
    var failures: [Failure] = []
    for part in Part.allCases { failures += await self.failures(of: part) }
    return failures
  }

  /// The promises of one part found broken; none where all is well.
  public func failures(of part: Part) async -> [Failure] {
    do {
      var check = try await TransportCheck(self, part)
      try await check.run()
      return check.failures
    } catch {
      return [Failure(part: part, expected: "no error is thrown by what makes it", found: "\(error)")]
    }
  }
}
