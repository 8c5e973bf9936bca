#if SQLite
  import Foundation

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

    struct Missing: Error { var program: String, binary: String }

    static func run(_ program: String, _ arguments: String...) async throws -> Result {
      let process = Process()
      process.executableURL = try url(of: program)
      process.arguments = arguments
      let file = FileManager.default.temporaryDirectory.appending(component: "trial-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: file) }
      try Data().write(to: file)
      process.standardOutput = try FileHandle(forWritingTo: file)
      try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
        process.terminationHandler = { _ in continuation.resume() }
        do { try process.run() } catch { continuation.resume(throwing: error) }
      }
      let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      return Result(status: process.terminationStatus, lines: text.split(separator: "\n").map(String.init))
    }

    private static func url(of program: String) throws -> URL {
      let binary = URL(filePath: ProcessInfo.processInfo.arguments[0]).resolvingSymlinksInPath()
      var folder = binary.deletingLastPathComponent()
      for _ in 0..<4 {
        let candidate = folder.appending(component: program)
        if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
        folder.deleteLastPathComponent()
      }
      throw Missing(program: program, binary: binary.path)
    }
  }
#endif
