#if Callbacks
  import Foundation
  import LeadActions
  import LeadActionsCallbacks

  // The code of `Documentation/Callbacks.md`, so that it compiles.

  private struct BadSettings: Error {}

  private func log(_ text: String) {}

  private func reader(_ verificationKey: String, _ store: any LeadStore) throws -> CallbackReader {
    // Page begins
    guard let signature = SendGridSignature(publicKey: verificationKey) else { throw BadSettings() }
    let callbacks = CallbackReader(SendGridEvents(signature), finding: StoreLeadFinder(store))
    // Page ends
    return callbacks
  }

  private struct Route {
    let callbacks: CallbackReader
    let pipeline: EventPipeline

    // Page begins
    func receive(_ request: CallbackRequest) async throws {
      let report = try await callbacks.read(request, at: Date())
      try await pipeline.submit(report)
    }
    // Page ends
  }

  private func verify(_ request: CallbackRequest) throws {
    // Page begins
    guard let key = SigningKey("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw") else { throw BadSettings() }
    let webhooks = StandardWebhooks(key)
    let verified = try webhooks.verify(request.headers, body: request.body, at: Date())
    log("genuine: \(verified.id)")
    // Page ends
  }
#endif
