#if HTTP
  import LeadActionsHTTP

  extension HTTPSettings {
    /// For tests that are about something else than time, on a machine that does much else.
    static let patient = HTTPSettings(timeout: 600, connectTimeout: 600)
  }
#endif
