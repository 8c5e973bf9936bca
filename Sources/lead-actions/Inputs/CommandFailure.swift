#if CommandLine
  import LeadActions

  /// Why a command cannot do what it was asked: a file that cannot be read, or options that do not go together.
  struct CommandFailure: Error, CustomStringConvertible {
    /// The file that it is about; the command line where there is none.
    var file: String?
    var problems: [InputProblem]

    init(_ file: String? = nil, _ message: String, mend: String = "") {
      self.file = file
      problems = [InputProblem(place: "", message: message, mend: mend)]
    }

    init(problems: [InputProblem]) { self.problems = problems }

    init(_ file: InputFile, _ problems: [InputProblem]) {
      self.file = file.name
      self.problems = problems
    }

    /// Nobody mends thousands of problems at a time, and the first are often the cause of the others.
    private static let most = 100

    var description: String {
      var lines = problems.prefix(Self.most).map { "Error: \(located($0))\($0.words)" }
      let rest = problems.count - lines.count
      if rest > 0 { lines.append("… and \(rest.of("further problem")).") }
      return lines.joined(separator: "\n")
    }

    private func located(_ problem: InputProblem) -> String {
      guard let file else { return "" }
      return problem.mark.map { "\(file):\($0.line):\($0.column): " } ?? "\(file): "
    }
  }

  extension InputProblem {
    fileprivate var words: String {
      let text = place.isEmpty ? [message, mend].filter { !$0.isEmpty }.joined(separator: " ") : "\(self)"
      return text.printable
    }
  }
#endif
