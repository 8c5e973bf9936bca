import struct Foundation.Date

extension Trial {
  /// A message reached its receiver; returns the send's place.
  mutating func sent(_ message: Message, _ attempt: Attempt, life: Int) -> Int {
    let key = DeliveryKey(LeadKey(tenant: attempt.tenant, lead: attempt.lead), attempt.delivery)
    counts.sends += 1
    sends.append(
      SendFile(key: key, attempt: attempt.number, at: now, timeout: attempt.timeout))
    let place = sends.count - 1
    tell("\(key.shortened): attempt \(attempt.number) reaches its receiver")
    guard let token = latestClaims[LifeDelivery(life: life, key: key)], let claim = claims[token] else {
      fail(.nothingDoubled, "\(key.shortened) was sent, and nobody had claimed it under that id")
      return place
    }
    expect(
      attempt.number == claim.attempt, .attempts,
      "\(key.shortened): attempt \(attempt.number) is claimed as \(claim.attempt)")
    expect(claim.send == nil, .nothingDoubled, "\(key.shortened) was sent twice under one claim")
    expect(
      message.isSame(as: claim.delivery.message), .nothingDoubled,
      "\(key.shortened) was sent with other content than was committed")
    expect(
      attempt.number <= RetryPolicies()[message.kind].attempts, .attempts,
      "\(key.shortened) was tried \(attempt.number) times")
    judgeWanted(claim, key)
    judgeSafety(claim, key)
    judgeRate(claim, key)
    judgeAgain(key, claim)
    claims[token]?.send = place
    sends[place].token = token
    return place
  }

  private mutating func judgeWanted(_ claim: ClaimFile, _ key: DeliveryKey) {
    guard let standing = claim.standing else {
      return fail(.wanted, "\(key.shortened) was sent without another look at the lead")
    }
    expect(!standing.isWithdrawn, .wanted, "\(key.shortened) was sent, and had been withdrawn")
    expect(standing.isOpen, .wanted, "\(key.shortened) was sent to a customer who does not want it")
    if let last = claim.delivery.lastUsefulTime {
      expect(standing.now <= last, .wanted, "\(key.shortened) was sent after its last useful time")
    }
  }

  /// A receiver that had accepted it sees it again only where something went wrong.
  private mutating func judgeAgain(_ key: DeliveryKey, _ claim: ClaimFile) {
    let before = (accepted[key] ?? []).compactMap { claims[$0] }
    guard !before.isEmpty else { return }
    counts.resends += 1
    // Who has lost the claim since it last asked cannot know it.
    guard claim.excuse == nil else { return }
    for earlier in before where earlier.excuse == nil {
      fail(
        .nothingDoubled,
        "\(key.shortened) was sent again, though attempt \(earlier.attempt) was accepted and nothing went wrong")
    }
  }

  /// The receiver has made something of it.
  mutating func answered(_ place: Int, _ answer: SendFile.Answer, _ occurrences: [Occurrence] = []) {
    sends[place].answer = answer
    sends[place].occurrences = occurrences
    if answer == .accepted { accept(place) }
    let key = sends[place].key
    tell("\(key.shortened): \(answer)")
  }

  /// The receiver accepted it, and its answer never arrives.
  mutating func acceptedUnheard(_ place: Int, _ why: String) {
    sends[place].answer = .threw
    accept(place)
    if let token = sends[place].token { excuse(token, why) }
    let key = sends[place].key
    tell("\(key.shortened): accepted, and \(why)")
  }

  private mutating func accept(_ place: Int) {
    if let token = sends[place].token { accepted[sends[place].key, default: []].append(token) }
  }

  /// A process begins to send, whatever comes in between.
  mutating func begun(_ attempt: Attempt, life: Int) {
    guard let token = token(of: attempt, life) else { return }
    claims[token]?.begun = ClaimFile.Begun(at: now, timeout: attempt.timeout)
  }

  /// The process hears the answer.
  mutating func heard(_ place: Int?) {
    if let place { sends[place].isHeard = true }
  }

  /// The process hears that it came to nothing, whatever the receiver made of it.
  mutating func broke(_ place: Int?, _ attempt: Attempt, life: Int) {
    if let token = token(of: attempt, life) { claims[token]?.begun?.isBroken = true }
    guard let place else { return }
    if sends[place].answer == .accepted, let token = sends[place].token { excuse(token, "the answer was lost") }
    sends[place].isHeard = true
    sends[place].answer = .threw
    sends[place].occurrences = []
  }

  private func token(of attempt: Attempt, _ life: Int) -> ClaimToken? {
    let key = DeliveryKey(LeadKey(tenant: attempt.tenant, lead: attempt.lead), attempt.delivery)
    return latestClaims[LifeDelivery(life: life, key: key)]
  }
}

extension Message {
  /// Whether a receiver sees the same; a webhook's URL has its secrets by then.
  fileprivate func isSame(as other: Message) -> Bool {
    switch (self, other) {
    case (.webhook(let one), .webhook(let two)): one.body == two.body && one.contentType == two.contentType
    default: self == other
    }
  }
}
