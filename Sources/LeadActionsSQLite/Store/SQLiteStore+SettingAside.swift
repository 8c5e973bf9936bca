#if SQLite
  import LeadActions

  /// A row that a reading has found to be unreadable.
  struct Unreadable: Sendable {
    var kind: SetAsideRow.Kind
    var place: SetAsideRow.Place
    var error: SQLiteStoreError

    init(_ kind: SetAsideRow.Kind, _ place: SetAsideRow.Place, _ error: SQLiteStoreError) {
      self.kind = kind
      self.place = place
      self.error = error
    }

    init(
      _ kind: SetAsideRow.Kind, _ name: String, of lead: LeadKey, row: Int, line: Int = 0, _ reason: StoredFormError
    ) {
      self.init(
        kind, SetAsideRow.Place(row: row, line: line),
        .unreadable(kind, name: name, of: lead, ErrorText(reason)))
    }

    var reason: [UInt8] {
      if case .unreadable(_, _, _, let reason) = error {
        Array(reason.text.utf8)
      } else {
        Array(error.description.utf8)
      }
    }
  }

  extension SQLiteStore {
    /// Rows that could not be read, kind by kind, page by page.
    public func setAside(
      _ kind: SetAsideRow.Kind, after row: SetAsideRow? = nil, limit: Int = 100
    ) async throws -> [SetAsideRow] {
      try await reading { connection in
        try connection.all(kind.listed) {
          $0.bind(row?.place.row ?? -1)
          if kind == .historyLine { $0.bind(row?.place.line ?? -1) }
          $0.bind(max(1, limit))
        } read: {
          let lead = LeadKey(
            tenant: TenantName($0.text(key: 2, own: 3)), lead: LeadID($0.text(key: 4, own: 5)))
          return SetAsideRow(
            kind: kind, lead: lead, name: $0.text(6), reason: ErrorText($0.text(7)),
            place: SetAsideRow.Place(row: $0.int(0), line: $0.int(1)))
        }
      }
    }

    /// Lets a row that was set aside be read again, such as by a newer version of the library; one that still cannot be
    /// read is set aside again. False where it is not set aside.
    public func putBack(_ row: SetAsideRow) async throws -> Bool {
      try await writes.run { connection in
        try connection.run(row.kind.putBack) { $0.bind(row.place, of: row.kind) } == 1
      }
    }

    /// Lets all rows of a kind be read again; returns how many.
    @discardableResult
    public func putBackAll(_ kind: SetAsideRow.Kind) async throws -> Int {
      var count = 0
      var last: SetAsideRow?
      repeat {
        let page = try await setAside(kind, after: last)
        for row in page where try await putBack(row) { count += 1 }
        last = page.last
      } while last != nil
      return count
    }

    /// Marks rows, and tells of those that were not marked yet.
    func setAside(_ rows: [Unreadable]) async {
      guard !rows.isEmpty else { return }
      do {
        let fresh = try await writes.run(isCancellable: false) { connection in
          try rows.filter { row in
            try connection.run(row.kind.setAside) {
              $0.bind(row.reason)
              $0.bind(row.place, of: row.kind)
            } == 1
          }
        }
        for row in fresh { onTrouble(ErrorText(row.error)) }
      } catch {
        onTrouble(ErrorText("A row that cannot be read could not be set aside: \(error)"))
      }
    }
  }

  extension Binder {
    fileprivate mutating func bind(_ place: SetAsideRow.Place, of kind: SetAsideRow.Kind) {
      bind(place.row)
      if kind == .historyLine { bind(place.line) }
    }
  }

  extension SetAsideRow.Kind {
    fileprivate var setAside: Query {
      switch self {
      case .record: .asideRecord
      case .historyLine: .asideLine
      case .occurrence: .asideOccurrence
      case .delivery: .asideDelivery
      case .timer: .asideTimer
      case .inboxOccurrence: .asideInbox
      }
    }

    fileprivate var listed: Query {
      switch self {
      case .record: .recordsAside
      case .historyLine: .linesAside
      case .occurrence: .occurrencesAside
      case .delivery: .deliveriesAside
      case .timer: .timersAside
      case .inboxOccurrence: .inboxAside
      }
    }

    fileprivate var putBack: Query {
      switch self {
      case .record: .putBackRecord
      case .historyLine: .putBackLine
      case .occurrence: .putBackOccurrence
      case .delivery: .putBackDelivery
      case .timer: .putBackTimer
      case .inboxOccurrence: .putBackInbox
      }
    }
  }
#endif
