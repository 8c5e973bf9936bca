#if SQLite
  import TestPrograms

  /// Runs one of the trials in a process of its own, which stands beside the test binary.
  enum TrialProcess {
    struct Result {
      var status: Int32
      /// The last line says what was counted.
      var lines: [String]

      /// The number in front of a word, such as `12` of `12 kills`; 0 where there is none.
      func count(_ word: String) -> Int {
        let words = lines.joined(separator: " ").split { " ,:()".contains($0) }
        guard let index = words.firstIndex(where: { $0 == word }), index > 0 else { return 0 }
        return Int(words[index - 1]) ?? 0
      }
    }

    static func run(_ program: String, _ arguments: String...) async throws -> Result {
      // Some seconds on a machine with nothing else to do.
      let run = try await ProgramRun(try BuiltProgram.url(program), arguments, limit: 3_600)
      return Result(status: run.code, lines: run.lines)
    }
  }
#endif
