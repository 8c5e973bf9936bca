#if Callbacks
  public import Foundation
  public import LeadActions

  /// Turns a provider's callbacks into occurrences; a host's route for them is three lines:
  ///
  ///     let report = try await callbacks.read(request, at: Date())
  ///     try await pipeline.submit(report)
  ///     return .ok
  ///
  /// Occurrences' ids derive from the provider's event ids, so that a callback which comes again is done once. An error of
  /// ``read(_:at:)`` says with which status to answer.
  public struct CallbackReader: Sendable {
    /// Whose leads a callback may be about.
    @nonexhaustive
    public enum Tenants: Hashable, Sendable {
      /// One tenant's, whatever the callback says: for tenants that have accounts of their own at the provider, and who
      /// might otherwise report of each other's leads.
      case one(TenantName)
      /// The tenant's that the message was sent for, where all share an account. A reply, which does not say so, goes to
      /// the first of these tenants that has a lead of its address or number; a stop or a start by text to all of them.
      case echoed(repliesTo: [TenantName])
    }

    public struct Settings: Hashable, Sendable {
      public var tenants: Tenants
      public var machines: MachineRule
      public var stopWords: StopWords
      /// The most bytes of a body that is read.
      public var bodyLimit: Int
      /// The calling code of national numbers, as the pipeline's duplicate matcher has it; without `+`.
      public var callingCode: String?

      public init(
        tenants: Tenants = .one(.only), machines: MachineRule = .standard, stopWords: StopWords = .standard,
        bodyLimit: Int = 10 * 1_024 * 1_024, callingCode: String? = nil
      ) {
        self.tenants = tenants
        self.machines = machines
        self.stopWords = stopWords
        self.bodyLimit = bodyLimit
        self.callingCode = callingCode
      }
    }

    let source: any CallbackSource
    let finder: (any LeadFinder)?
    let settings: Settings

    /// - Parameters:
    ///   - source: The provider.
    ///   - finder: Finds whose reply it is; without one, replies are unmatched.
    public init(_ source: any CallbackSource, finding finder: (any LeadFinder)? = nil, settings: Settings = Settings())
    {
      self.source = source
      self.finder = finder
      self.settings = settings
    }

    /// Verifies and reads one callback.
    ///
    /// - Throws: a ``CallbackProblem`` where it is refused, and whatever the finder throws, upon which the provider is to
    ///   be answered with a status of 500, so that it comes again.
    public func read(_ request: CallbackRequest, at now: Date) async throws -> CallbackReport {
      guard request.body.count <= settings.bodyLimit else {
        throw CallbackProblem.tooLarge(bytes: request.body.count, limit: settings.bodyLimit)
      }
      let contents = try source.contents(of: request, at: now)
      var report = CallbackReport()
      report.skipped = contents.skipped
      for event in contents.events { try await sort(event, into: &report) }
      return report
    }

    private func sort(_ event: CallbackEvent, into report: inout CallbackReport) async throws {
      if event.kind == .delivered || event.kind == .repliedAutomatically {
        report.notes.append(event)
        return
      }
      if let echo = event.echo {
        if case .one(let tenant) = settings.tenants, tenant != echo.tenant {
          report.skipped["an event of another tenant's message", default: 0] += 1
          return
        }
        add(event, of: echo.lead, delivery: echo.delivery, echo.tenant, to: &report)
        try await tellOthers(event, than: echo.lead, echo.tenant, in: &report)
        return
      }
      if event.kind == .replied {
        for tenant in replyTenants {
          guard let newest = try await leads(reachedBy: event, of: tenant).first else { continue }
          add(event, of: newest, delivery: event.answers, tenant, to: &report)
          try await tellOthers(event, than: newest, tenant, in: &report)
          return
        }
      }
      report.unmatched.append(event)
    }

    /// Who stops, stops for all that this number is known by, and who starts, starts for them: one that stayed closed would
    /// close the others too, where consent is checked over all leads of a number.
    private func tellOthers(
      _ event: CallbackEvent, than lead: LeadID, _ tenant: TenantName, in report: inout CallbackReport
    ) async throws {
      guard event.channel == .text, event.kind == .replied else { return }
      let (stops, starts) = (settings.stopWords.stops(event), settings.stopWords.starts(event))
      guard stops || starts else { return }
      let change = Report.consentChanged(.text, open: !stops)
      // Whoever sent the message: the account's number is one to the customer, and one to the provider.
      for each in [tenant] + replyTenants.filter({ $0 != tenant }) {
        for other in try await leads(reachedBy: event, of: each) where each != tenant || other != lead {
          report.found.append(occurrence(of: event, stops ? "stop" : "start", other, change, each))
        }
      }
    }

    private func leads(reachedBy event: CallbackEvent, of tenant: TenantName) async throws -> [LeadID] {
      guard let finder, let key = key(of: event) else { return [] }
      return try await finder.leads(reachedAt: key, of: tenant)
    }

    private func add(
      _ event: CallbackEvent, of lead: LeadID, delivery: DeliveryID?, _ tenant: TenantName,
      to report: inout CallbackReport
    ) {
      if event.channel == .text, event.kind == .replied, settings.stopWords.starts(event) {
        report.found.append(occurrence(of: event, "start", lead, .consentChanged(.text, open: true), tenant))
      }
      guard let what = event.report(delivery: delivery, settings.machines, settings.stopWords) else {
        report.skipped["an event that does not happen to its kind of message", default: 0] += 1
        return
      }
      report.found.append(occurrence(of: event, nil, lead, what, tenant))
    }

    /// - Parameter part: Tells several occurrences of one event apart.
    private func occurrence(
      of event: CallbackEvent, _ part: String?, _ lead: LeadID, _ report: Report, _ tenant: TenantName
    ) -> TenantOccurrence {
      let id = [source.name, event.id, part].compactMap { $0 }.joined(separator: ":")
      return TenantOccurrence(Occurrence(OccurrenceID(id), lead: lead, report), of: tenant)
    }

    private var replyTenants: [TenantName] {
      switch settings.tenants {
      case .one(let tenant): [tenant]
      case .echoed(let tenants): tenants
      }
    }

    private func key(of event: CallbackEvent) -> ContactKey? {
      guard let address = event.address else { return nil }
      return event.channel == .email
        ? ContactKey(email: address) : ContactKey(phone: address, callingCode: settings.callingCode)
    }
  }
#endif
