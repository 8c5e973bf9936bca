#if HTTP
  @testable import LeadActionsHTTP

  extension HTTPSettings {
    /// For tests that are about something else than time, on a machine that does much else.
    static let patient: HTTPSettings = {
      var settings = HTTPSettings(timeout: 600, connectTimeout: 600, keepAlive: 600)
      // It may be late to see that a connection is closed.
      settings.staleTime = 600
      return settings
    }()
  }
#endif
