#if HTTP
  import Foundation
  import LeadActions
  import LeadActionsHTTP
  import Synchronization

  /// A provider in this process: takes every request and answers as it was told.
  final class FakeProvider: OutboundClient {
    enum Behaviour: Sendable {
      case answer(OutboundAnswer)
      case fail(OutboundError)
      /// Never answers, and heeds the time limit and cancellation as a client must.
      case hang
    }

    private let behaviour: Behaviour
    private let taken = Mutex<[OutboundRequest]>([])
    private let waits = Mutex<[Double]>([])

    init(_ behaviour: Behaviour = .answer(OutboundAnswer(status: 202))) { self.behaviour = behaviour }

    convenience init(status: Int, _ headers: [OutboundRequest.Header] = [], body: String = "") {
      self.init(.answer(OutboundAnswer(status: status, headers: headers, body: Array(body.utf8))))
    }

    var requests: [OutboundRequest] { taken.withLock { $0 } }

    /// The seconds that were given for each request.
    var timeouts: [Double] { waits.withLock { $0 } }

    func send(_ request: OutboundRequest, timeout: Double) async throws(OutboundError) -> OutboundAnswer {
      taken.withLock { $0.append(request) }
      waits.withLock { $0.append(timeout) }
      switch behaviour {
      case .answer(let answer): return answer
      case .fail(let error): throw error
      case .hang:
        do { try await Task.sleep(for: .seconds(timeout)) } catch { throw .cancelled }
        throw .timedOut(host: "provider.example", seconds: timeout)
      }
    }
  }

  extension OutboundRequest {
    /// The body's JSON.
    var json: PlainValue { (try? JSONDecoder().decode(PlainValue.self, from: Data(body))) ?? .null }

    /// The body's form, decoded.
    var form: [String: String] {
      let pairs = String(decoding: body, as: UTF8.self).split(separator: "&").map { pair in
        pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map {
          $0.replacing("+", with: " ").removingPercentEncoding ?? ""
        }
      }
      return Dictionary(pairs.map { ($0[0], $0.count > 1 ? $0[1] : "") }) { $1 }
    }

    subscript(header: String) -> String? { headers.first { $0.name == header }?.value }

    /// All that it says, as a receiver would read it.
    var words: String {
      let text = form.map { "\($0) \($1)" }.joined(separator: "\n")
      return "\(url)\n\(headers.map { "\($0.name): \($0.value)" })\n\(String(decoding: body, as: UTF8.self))\n\(text)"
    }
  }

  extension PlainValue {
    /// What stands at a path of keys and places.
    subscript(path: String...) -> PlainValue? {
      path.reduce(Optional(self)) { value, step in
        switch value {
        case .object(let members)?: members[step]
        case .list(let elements)?: Int(step).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
        default: nil
        }
      }
    }
  }

  struct FixedProviderSecrets: SecretSource {
    var values: [SecretName: String] = ["KEY": "canary-key"]
    func value(of name: SecretName, tenant: TenantName) async throws -> String? { values[name] }
  }

  struct FixedAdditions: EmailAdditionSource {
    var given: EmailAdditions
    func additions(to email: EmailMessage, attempt: Attempt) async throws -> EmailAdditions { given }
  }

  /// The ready-made providers, by name.
  enum KnownProviders {
    static let emails: [String: EmailProvider] = [
      "sendgrid": .sendGrid(key: "${KEY}"), "postmark": .postmark(token: "${KEY}", stream: "outbound"),
      "resend": .resend(key: "${KEY}"),
    ]
    static let texts: [String: TextProvider] = [
      "twilio": .twilio(
        account: "AC1", token: "${KEY}", from: .service("MG1"), statusURL: "https://crm.example/twilio?x=1"),
      "json": .json(
        url: "https://gateway.example/send?key=${KEY}", credentials: .bearer("${KEY}"), from: "CRM",
        statusURL: "https://crm.example/texts"),
    ]
  }
#endif
