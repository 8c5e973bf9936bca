#if SQLite
  import Testing

  @Suite(.serialized) struct DiskTests {
    @Test func `every 29th call of the disk that fails is an error or a commit, never half`() async throws {
      let result = try await TrialProcess.run("DiskProbe", "calls", "29")
      #expect(result.status == 0, "\(result.lines)")
      #expect(result.count("calls") > 1_000)
      #expect(result.count("faults") > 40)
      // Every kind of life: hit, and gone on.
      #expect(result.count("write") > 10 && result.count("read") > 3 && result.count("sync") > 1)
      #expect(result.count("that") > 20, "too few lives went on after an error")
      #expect(result.count("accepted") > 800)
    }

    @Test func `a disk that is full 10 times is refused clearly, and goes on when there is room, without reopening`()
      async throws
    {
      let result = try await TrialProcess.run("DiskProbe", "full", "10")
      #expect(result.status == 0, "\(result.lines)")
      #expect(result.count("times") == 10)
      #expect(result.count("refusals") >= 10)
      #expect(result.count("done") >= 10)
      #expect(result.count("accepted") == 200)
    }

    @Test
    func `files that may not grow, 10 times, lose nothing, and the store goes on when they may, without reopening`()
      async throws
    {
      let result = try await TrialProcess.run("DiskProbe", "limit", "10")
      #expect(result.status == 0, "\(result.lines)")
      #expect(result.count("limits") == 10)
      #expect(result.count("refusals") >= 5)
      #expect(result.count("accepted") == 200)
    }
  }
#endif
