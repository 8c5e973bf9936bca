package import struct Foundation.Date

extension Transports {
  /// Hands a message to its transport.
  package func send(
    _ message: Message, attempt: Attempt, secrets: (any SecretSource)?, goneIsFinal: Bool = false, now: Date
  ) async throws -> TransportAnswer {
    switch message {
    case .email(let email):
      if let transport = self.email { return try await transport.send(email, attempt: attempt) }
    case .text(let text):
      if let transport = self.text { return try await transport.send(text, attempt: attempt) }
    case .letter(let letter):
      if let transport = self.letter { return try await transport.send(letter, attempt: attempt) }
    case .task(let task):
      if let transport = self.task { return try await transport.add(task, attempt: attempt) }
    case .referral(let referral):
      if let transport = self.referral { return try await transport.refer(referral, attempt: attempt) }
    case .custom(let custom):
      if let transport = self.custom[custom.name] { return try await transport.send(custom, attempt: attempt) }
    case .webhook(let request):
      guard let transport = webhook else { break }
      return await transport.answer(
        to: request, attempt: attempt, secrets: secrets, goneIsFinal: goneIsFinal, now: now)
    }
    throw MissingTransport(message.kind)
  }
}

extension WebhookTransport {
  /// Resolves the URL's secrets, makes the request, and judges the answer as the guide does; whatever goes wrong is told
  /// without a secret's value.
  fileprivate func answer(
    to request: WebhookRequest, attempt: Attempt, secrets: (any SecretSource)?, goneIsFinal: Bool, now: Date
  ) async -> TransportAnswer {
    let url: ResolvedURL
    do { url = try await SecretURL(request.url).resolved(with: secrets, for: attempt.tenant) } catch {
      if case .unreadable = error { return .failedForNow("\(error)").dueTo(.setup) }
      return .failedForGood("\(error)").dueTo(.setup)
    }
    var request = request
    request.url = url.url
    do { return try await post(request, attempt: attempt).judged(goneIsFinal: goneIsFinal, now: now) } catch {
      let answer = TransportAnswer(throwing: error, words: url.scrubbed(String(describing: error)))
      // What is refused here says nothing of the receiver.
      return (error as? any FinalFailure)?.isFinal == true ? answer.dueTo(.setup) : answer
    }
  }
}

extension WebhookAnswer {
  /// 200–399 is success, of which 300–399 is a redirect that is not followed; anything else is tried again, but 410 where
  /// the host takes it at its word.
  func judged(goneIsFinal: Bool = false, now: Date) -> TransportAnswer {
    switch status {
    case 200..<300: .accepted("status \(status)")
    case 300..<400: .accepted("status \(status), a redirect, which is not followed")
    case 410 where goneIsFinal: .failedForGood("status 410: the receiver is gone")
    default:
      .failedForNow("status \(status)", retryAfter: retryAfter.flatMap { RetryAfter.seconds($0, now: now) })
    }
  }
}
