#if HTTP
  import Foundation
  import LeadActions
  import LeadActionsCallbacks

  /// Makes a provider's request for a message, and judges the answer.
  struct ProviderCall: Sendable {
    let request: ProviderRequest
    let client: any OutboundClient
    let secrets: (any SecretSource)?
    let clock: any WallClock

    /// The part of an attempt's time that the client may take: what is left is for judging, so that whoever gives up the
    /// attempt does not do so before it is known whether the provider may have the message.
    static let clientShare = 0.9

    /// - Parameter start: When the attempt began: what was spent since, such as on secrets, is not the client's.
    /// - Throws: `CancellationError` where the sending was cancelled.
    func send(
      _ values: ProviderValues, _ attempt: Attempt, since start: ContinuousClock.Instant
    ) async throws -> JudgedAnswer {
      var resolved = ResolvedSecrets(from: secrets, of: attempt.tenant)
      let outbound: OutboundRequest
      do { outbound = try await assembled(values, &resolved) } catch {
        return JudgedAnswer(answer: error.answer)
      }
      let spent = (ContinuousClock.now - start) / .seconds(1)
      let timeout = attempt.timeout * Self.clientShare - spent
      guard timeout > 0 else {
        return JudgedAnswer(answer: .failedForNow(Self.lateWords).dueTo(.setup))
      }
      do {
        let answer = try await client.send(outbound, timeout: timeout)
        return request.answers.judge(answer, recognisesRepeats: request.recognisesRepeats, now: clock.now) { text in
          resolved.scrubbed(text)
        }
      } catch {
        try Task.checkCancellation()
        let answer = self.answer(to: error, resolved.scrubbed("\(error)"))
        return JudgedAnswer(answer: answer.dueTo(error.isFinal ? .setup : .destination))
      }
    }

    private static let lateWords =
      "The time for the attempt was over before the provider was asked; are the secret source and the additions quick?"

    /// What it comes to that there was no answer: uncertain where the request may have been done, and nobody would
    /// recognise it as a repeat.
    private func answer(to error: OutboundError, _ words: String) -> TransportAnswer {
      if error.isFinal { return .failedForGood(words) }
      switch error {
      case .noAnswer, .timedOut, .cancelled:
        return request.recognisesRepeats
          ? .failedForNow(words)
          : .uncertain("\(words); whether the provider has the message is not known, and it may be sent twice")
      default: return .failedForNow(words)
      }
    }

    // MARK: The request

    private func assembled(
      _ values: ProviderValues, _ secrets: inout ResolvedSecrets
    ) async throws(ProviderProblem) -> OutboundRequest {
      let values = try await completed(values, &secrets)
      var headers: [OutboundRequest.Header] = []
      if let credentials = try await credentials(&secrets) { headers.append(credentials) }
      for header in request.headers {
        switch header.value {
        case .text(let text):
          let value = try await secrets.credential(text, shortest: ResolvedSecrets.shortestHidden)
          headers.append(.init(header.name, value))
        case .optional(let variable):
          if !values[variable].isEmpty { headers.append(.init(header.name, values[variable])) }
        }
      }
      let (type, body) = try self.body(values)
      headers.append(.init("Content-Type", type))
      guard body.count <= request.sizeLimit else { throw .tooLarge(bytes: body.count, limit: request.sizeLimit) }
      for header in headers where header.value.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
        throw .headerValue(header.name)
      }
      let url = try await secrets.text(request.url, inURL: true)
      secrets.hideQuery(of: url)
      return OutboundRequest("POST", url, headers: headers, body: body, recognisesRepeats: request.recognisesRepeats)
    }

    /// The values with what of them needs secrets.
    private func completed(
      _ values: ProviderValues, _ secrets: inout ResolvedSecrets
    ) async throws(ProviderProblem) -> ProviderValues {
      var values = values
      for text in request.body.secrets where values.secrets[text] == nil {
        values.secrets[text] = try await secrets.credential(text, shortest: ResolvedSecrets.shortestHidden)
      }
      if let callback = values.callback {
        let url = try await secrets.text(callback.url, inURL: true)
        secrets.hideQuery(of: url)
        values.texts[.statusURL] = url + (url.contains("?") ? "&" : "?") + callback.query
      }
      return values
    }

    private func credentials(_ secrets: inout ResolvedSecrets) async throws(ProviderProblem) -> OutboundRequest.Header?
    {
      switch request.credentials {
      case .none: return nil
      case .bearer(let token): return .init("Authorization", "Bearer \(try await secrets.credential(token))")
      case .header(let name, let value): return .init(name, try await secrets.credential(value))
      case .basic(let user, let password):
        let name = try await secrets.credential(user, shortest: ResolvedSecrets.shortestHidden)
        let pair = "\(name):\(try await secrets.credential(password))"
        let encoded = Data(pair.utf8).base64EncodedString()
        secrets.hide(encoded)
        return .init("Authorization", "Basic \(encoded)")
      }
    }

    private func body(_ values: ProviderValues) throws(ProviderProblem) -> (type: String, bytes: [UInt8]) {
      switch request.body {
      case .json(let template):
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // A plain value without infinite numbers can always be written.
        let data = try? encoder.encode(template.filled(from: values) ?? .object([:]))
        return ("application/json", Array(data ?? Data("{}".utf8)))
      case .form(let members):
        var form = FormEncoding()
        for member in members {
          switch member.value {
          case .text(let text): form.append(member.name, text)
          case .secret(let text): form.append(member.name, values.secrets[text] ?? "")
          case .value(let variable): form.append(member.name, values[variable])
          case .optional(let variable): if !values[variable].isEmpty { form.append(member.name, values[variable]) }
          }
        }
        return (WebhookRequest.formEncoded, Array(form.text.utf8))
      }
    }
  }

  extension ProviderProblem {
    /// A message that is too large stays so; whatever else is wrong somebody can mend meanwhile. But for the address none
    /// of it is the recipient's fault.
    var answer: TransportAnswer {
      switch self {
      case .recipient: .failedForGood("\(self)")
      case .tooLarge: .failedForGood("\(self)").dueTo(.setup)
      default: .failedForNow("\(self)").dueTo(.setup)
      }
    }
  }

  extension ProviderValues {
    /// What every message has.
    init(_ attempt: Attempt, now: Date) {
      texts = [
        .delivery: attempt.delivery.rawValue, .lead: attempt.lead.rawValue, .tenant: attempt.tenant.rawValue,
        .plainDelivery: DeliveryEcho.plain(attempt.delivery.rawValue),
        .plainLead: DeliveryEcho.plain(attempt.lead.rawValue),
        .plainTenant: DeliveryEcho.plain(attempt.tenant.rawValue),
      ]
      if let seconds = Int64(exactly: now.timeIntervalSince1970.rounded(.down)) { texts[.sent] = String(seconds) }
    }
  }
#endif
