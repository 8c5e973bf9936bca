#if SQLite
  import DurabilityWorld
  import LeadActions
  import LeadActionsSQLite

  enum SubjectStore {
    static let points: [String] = []
    static func open(_ folder: WorldFolder, stop: StopPoint? = nil) throws -> any LeadStore { InMemoryStore() }
    static func close(_ store: any LeadStore) async throws {}
    static func problems(of store: any LeadStore) async throws -> [String] { [] }
    static func claims(in folder: WorldFolder) async throws -> Int { 0 }
    static func rehearse() async throws {
      let folder = try WorldFolder.new("rehearsal")
      let happenings = Happenings(count: 400)
      let store = InMemoryStore()
      print(try await WorldRun(in: folder, happenings, store: store, settings: .init(limit: happenings.count)).live())
      let verdict = try await Judge(of: folder, happenings).judge(store)
      print(verdict.line, verdict.findings, folder.path)
    }
  }
#endif
