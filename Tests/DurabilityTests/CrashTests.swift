#if SQLite
  import Testing

  /// The short forms of what `Tests/crash` tries at length.
  @Suite(.serialized) struct CrashTests {
    @Test func `60 kills over 600 occurrences, with deliveries and timers in flight, lose and double nothing`()
      async throws
    {
      let result = try await TrialProcess.run("CrashSubject", "kills", "60", "600", "1")
      #expect(result.status == 0, "\(result.lines)")
      #expect(result.count("kills") == 60)
      #expect(result.count("accepted") == 600)
      #expect(result.count("resent") >= 2)
      #expect(result.count("timers") > 150 && result.count("waits") > 80 && result.count("delivered") > 800)
    }

    @Test func `a stop at every labelled point loses and doubles nothing`() async throws {
      let result = try await TrialProcess.run("CrashSubject", "points", "1")
      #expect(result.status == 0, "\(result.lines)")
      #expect(result.count("points") > 25)
      #expect(result.count("stops") == result.count("points"))
      #expect(result.count("accepted") == result.count("points") * 60)
      #expect(result.count("resent") > 3)
    }

    @Test func `20 power failures lose nothing that was answered, and double nothing`() async throws {
      let result = try await TrialProcess.run("CrashSubject", "power", "20", "1")
      #expect(result.status == 0, "\(result.lines)")
      #expect(result.count("power") == 20)
      #expect(result.count("accepted") == 200)
    }

    @Test func `10 power failures lose nothing where a commit is the deleting of a file`() async throws {
      let result = try await TrialProcess.run("CrashSubject", "power", "10", "1", "delete")
      #expect(result.status == 0, "\(result.lines)")
      #expect(result.count("power") == 10)
      #expect(result.count("accepted") == 100)
    }

    @Test func `the power trial finds what is lost where commits do not wait for the disk`() async throws {
      let result = try await TrialProcess.run("CrashSubject", "power", "20", "1", "normal")
      #expect(result.status == 1)
      #expect(result.count("lost") > 10, "\(result.lines)")
    }

    @Test func `5 kills while a file is brought up from an earlier schema, with everything in flight, lose nothing`()
      async throws
    {
      let result = try await TrialProcess.run("CrashSubject", "migrations", "5", "200")
      #expect(result.status == 0, "\(result.lines)")
      #expect(result.count("stops") >= 1 && result.count("kills") >= 5)
      #expect(result.count("rows") > 1_000)
      #expect(result.count("accepted") == 200)
    }

    @Test func `10 requests to end under load are met in time, and leave no claim behind`() async throws {
      let result = try await TrialProcess.run("CrashSubject", "stops", "10")
      #expect(result.status == 0, "\(result.lines)")
      #expect(result.count("stops") == 10)
      #expect(result.count("claims") >= 10)
      #expect(result.count("accepted") == 100)
    }

    @Test func `ten times the load that can be borne is refused by name, in bounded memory, and drains`() async throws {
      let result = try await TrialProcess.run("CrashSubject", "soak", "10")
      #expect(result.status == 0, "\(result.lines)")
      #expect(result.lines.last?.hasSuffix("0 wrong") == true, "\(result.lines)")
    }

    @Test func `a reading that stays open keeps no delivery from being claimed, and costs no disk for good`()
      async throws
    {
      let result = try await TrialProcess.run("CrashSubject", "snapshot", "3")
      #expect(result.status == 0, "\(result.lines)")
      #expect(result.lines.last?.hasSuffix("0 wrong") == true, "\(result.lines)")
    }

    @Test func `a worker that was frozen past its lease 5 times changes nothing when it wakes`() async throws {
      let result = try await TrialProcess.run("CrashSubject", "freezes", "5")
      #expect(result.status == 0, "\(result.lines)")
      #expect(result.count("late") > 0)
      #expect(result.count("accepted") == 100)
    }
  }
#endif
